using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>How the goals are met by what somebody may see.</summary>
public sealed class ServiceLevelReader
{
    private readonly AccessGuard guard;
    private readonly LightSources sources;
    private readonly LightBroadcast broadcast;

    internal ServiceLevelReader(AccessGuard guard, LightSources sources, LightBroadcast broadcast) => (this.guard, this.sources, this.broadcast) = (guard, sources, broadcast);

    /// <summary>The goals in the order of <see cref="GoalKind"/>, for what the actor may see, now.</summary>
    public async ValueTask<IReadOnlyList<ServiceLevel>> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        var inputs = await sources.GetAsync(actor, cancellationToken);
        return [ApiGoal.Of(inputs.Proxies), CacheGoal.Of(inputs.Databases), UptimeGoal.Of(), SslGoal.Of(inputs.Certificates)];
    }

    /// <summary>The goals now, and again every few seconds. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ServiceLevel>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in guard.SeenAsync(actor, broadcast.Subscribe, static (set, _) => set, minInterval, cancellationToken))
            yield return await GetAsync(actor, cancellationToken);
    }
}
