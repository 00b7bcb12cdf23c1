using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>Lights and goals together, for whoever asks: what both are made of is gathered once.</summary>
public sealed class OverviewReader
{
    private readonly AccessGuard guard;
    private readonly LightSources sources;
    private readonly LightBroadcast broadcast;
    private readonly LightReader lights;
    private readonly ServiceLevelReader levels;

    internal OverviewReader(AccessGuard guard, LightSources sources, LightBroadcast broadcast, LightReader lights, ServiceLevelReader levels) =>
        (this.guard, this.sources, this.broadcast, this.lights, this.levels) = (guard, sources, broadcast, lights, levels);

    /// <summary>Both now, and again whenever a light may have changed, at least every few seconds. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<Overview> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in guard.SeenAsync(actor, broadcast.Subscribe, static (set, _) => set, minInterval, cancellationToken))
        {
            var inputs = await sources.GetAsync(actor, cancellationToken);
            yield return new Overview(lights.Of(inputs), levels.Of(inputs, await guard.RightsOfAsync(actor, cancellationToken)));
        }
    }
}
