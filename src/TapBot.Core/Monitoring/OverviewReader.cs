using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>Lights, goals and maintenance together, for whoever asks: what lights and goals are made of is gathered once.</summary>
public sealed class OverviewReader
{
    private readonly AccessGuard guard;
    private readonly LightSources sources;
    private readonly LightBroadcast broadcast;
    private readonly LightReader lights;
    private readonly ServiceLevelReader levels;
    private readonly MaintenanceBook maintenance;

    internal OverviewReader(AccessGuard guard, LightSources sources, LightBroadcast broadcast, LightReader lights, ServiceLevelReader levels, MaintenanceBook maintenance) =>
        (this.guard, this.sources, this.broadcast, this.lights, this.levels, this.maintenance) = (guard, sources, broadcast, lights, levels, maintenance);

    /// <summary>All of it now, and again whenever a light may have changed, at least every few seconds. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<Overview> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in guard.SeenAsync(actor, broadcast.Subscribe, static (set, _) => set, minInterval, cancellationToken))
        {
            var (inputs, rights) = (await sources.GetAsync(actor, cancellationToken), await guard.RightsOfAsync(actor, cancellationToken));
            var seen = lights.Of(inputs);
            yield return new Overview(seen, levels.Of(inputs, rights), maintenance.Visible(rights).At(seen.At));
        }
    }
}
