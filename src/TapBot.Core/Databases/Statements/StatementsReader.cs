using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The statements of instances that take the most time, for whoever may see them.</summary>
public sealed class StatementsReader
{
    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly StatementsSource source;

    internal StatementsReader(AccessGuard guard, DatabaseBroadcast broadcast, StatementsSource source) => (this.guard, this.broadcast, this.source) = (guard, broadcast, source);

    /// <summary>The statements as they are read every ten seconds while somebody looks, with how that goes. The first comes at once, maybe without statements yet; it ends with the instance.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance, or not any more.</exception>
    public async IAsyncEnumerable<StatementsView> WatchAsync(Actor actor, DatabaseInstance instance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, instance.Scope, cancellationToken);
        await using var reader = source.Open(instance.Name);
        while (true)
        {
            var version = reader.Version;
            var newest = reader.Ring.Read(0, int.MaxValue).Items;
            // The name may mean another instance by now, which belongs elsewhere.
            if (broadcast.Current.Find(instance.Name) is not { Scope: var scope })
                yield break;
            await guard.DemandAsync(actor, Permission.See, scope, cancellationToken);
            yield return new StatementsView(reader.State, newest.Count > 0 ? newest[^1] : null);
            await guard.WaitAsync(actor, Permission.See, scope, token => reader.WaitAsync(version, token), cancellationToken);
        }
    }
}
