using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Containers;

/// <summary>What happened in the engines, for whoever may see it.</summary>
public sealed class ContainerEvents
{
    private readonly AccessGuard guard;
    private readonly EventLog events;

    internal ContainerEvents(AccessGuard guard, EventLog events) => (this.guard, this.events) = (guard, events);

    /// <summary>The latest events the actor may see, oldest first; at most a thousand.</summary>
    public async ValueTask<IReadOnlyList<EngineEvent>> LatestAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        return [.. events.Latest.Where(e => Sees(rights, e))];
    }

    /// <summary>The latest events first, then each as it happens.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    public async IAsyncEnumerable<IReadOnlyList<EngineEvent>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscription = events.Subscribe();
        var rights = await guard.RightsToSeeAsync(actor, cancellationToken);
        yield return [.. subscription.Initial.Items.Where(e => Sees(rights, e))];
        await foreach (var said in subscription.BatchesAndLooksAsync(guard, minInterval, cancellationToken))
        {
            rights = await guard.RightsToSeeAsync(actor, cancellationToken);
            if (said is not { } batch)
                continue;
            IReadOnlyList<EngineEvent> seen = [.. (batch.IsReset ? batch.Snapshot.Items : batch.Changes).Where(e => Sees(rights, e))];
            if (seen.Count > 0)
                yield return seen;
        }
    }

    private static bool Sees(Rights rights, EngineEvent said) => rights.Allows(Permission.See, Scope.Of(said.Server, said.Project));
}
