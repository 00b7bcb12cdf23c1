using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Operations;

/// <summary>What runs and what ran lately, for everybody who may see its target. Kept in memory: the audit trail is the lasting record.</summary>
public sealed class OperationLedger
{
    /// <summary>How many ended operations are kept.</summary>
    public const int MostKept = 500;

    private readonly AccessGuard guard;
    private readonly Broadcast<ImmutableSortedDictionary<string, OperationView>, OperationView> broadcast;

    internal OperationLedger(AccessGuard guard, TimeProvider time)
    {
        this.guard = guard;
        broadcast = new(ImmutableSortedDictionary.Create<string, OperationView>(StringComparer.Ordinal), Apply, time);
    }

    /// <summary>One operation, or null when there is none that this actor may see.</summary>
    public async ValueTask<OperationView?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        broadcast.Current.TryGetValue(id, out var view) && await guard.AllowsAsync(actor, Permission.See, view.Scope, cancellationToken) ? view : null;

    /// <summary>What this actor may see, newest first.</summary>
    public async ValueTask<IReadOnlyList<OperationView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        return [.. broadcast.Current.Values.Where(v => rights.Allows(Permission.See, v.Scope)).Reverse()];
    }

    /// <summary>Every change from now on, to what this actor may see; ends when that is nothing any more.</summary>
    public async IAsyncEnumerable<OperationView> WatchAsync(Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscription = broadcast.Subscribe();
        var seen = subscription.Initial;
        await foreach (var said in subscription.BatchesAndLooksAsync(guard, TimeSpan.FromMilliseconds(100), cancellationToken))
        {
            var rights = await guard.RightsOfAsync(actor, cancellationToken);
            if (!rights.AllowsSomewhere(Permission.See))
                yield break;
            if (said is not { } batch)
                continue;
            var changes = batch.IsReset ? batch.Snapshot.Values.Where(v => !seen.TryGetValue(v.Id, out var old) || old != v) : batch.Changes;
            foreach (var change in changes)
            {
                if (rights.Allows(Permission.See, change.Scope))
                    yield return change;
            }
            seen = batch.Snapshot;
        }
    }

    internal void Record(OperationView view) => broadcast.Publish(view);

    private static ImmutableSortedDictionary<string, OperationView> Apply(ImmutableSortedDictionary<string, OperationView> all, OperationView view)
    {
        all = all.SetItem(view.Id, view);
        if (all.Count <= MostKept)
            return all;
        // Keys begin with the time, so the first ended one is the oldest.
        var oldest = all.FirstOrDefault(p => p.Value.Outcome is not null).Key;
        return oldest is null ? all : all.Remove(oldest);
    }
}
