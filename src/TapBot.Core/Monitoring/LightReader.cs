using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>The lights of everything, rolled up, for whoever asks: each light is that of what he may see.</summary>
public sealed class LightReader
{
    /// <summary>Lights are put together at least so often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly AccessGuard guard;
    private readonly LightSources sources;
    private readonly LightBroadcast broadcast;
    private readonly MaintenanceBook maintenance;
    private readonly TimeProvider time;

    internal LightReader(AccessGuard guard, LightSources sources, LightBroadcast broadcast, MaintenanceBook maintenance, TimeProvider time) =>
        (this.guard, this.sources, this.broadcast, this.maintenance, this.time) = (guard, sources, broadcast, maintenance, time);

    /// <summary>The lights of all that the actor may see, now.</summary>
    public async ValueTask<LightSummary> GetAsync(Actor actor, CancellationToken cancellationToken) => Of(await sources.GetAsync(actor, cancellationToken));

    /// <summary>The lights now, and again whenever one may have changed, at least every few seconds. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<LightSummary> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in guard.SeenAsync(actor, broadcast.Subscribe, static (set, _) => set, minInterval, cancellationToken))
            yield return await GetAsync(actor, cancellationToken);
    }

    /// <summary>The lights of what was gathered.</summary>
    internal LightSummary Of(LightInputs inputs)
    {
        var (now, known) = (time.GetUtcNow(), broadcast.Current);
        return LightSummary.Of(LightJudge.Of(inputs, now).Select(l => known.Dated(maintenance.Applied(l))), now);
    }
}
