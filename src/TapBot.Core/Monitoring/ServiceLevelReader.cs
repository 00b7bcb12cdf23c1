using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>How the goals are met by what somebody may see.</summary>
public sealed class ServiceLevelReader
{
    /// <summary>The share of web routers that are served over valid TLS, every minute, in the history. For those who may see everything.</summary>
    public static readonly SeriesName SslCoverage = UptimeSeries.Ssl;

    private readonly AccessGuard guard;
    private readonly LightSources sources;
    private readonly LightBroadcast broadcast;
    private readonly UptimeBook uptime;
    private readonly TimeProvider time;

    internal ServiceLevelReader(AccessGuard guard, LightSources sources, LightBroadcast broadcast, UptimeBook uptime, TimeProvider time) =>
        (this.guard, this.sources, this.broadcast, this.uptime, this.time) = (guard, sources, broadcast, uptime, time);

    /// <summary>The goals in the order of <see cref="GoalKind"/>, for what the actor may see, now.</summary>
    public async ValueTask<IReadOnlyList<ServiceLevel>> GetAsync(Actor actor, CancellationToken cancellationToken) =>
        Of(await sources.GetAsync(actor, cancellationToken), await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The goals now, and again every few seconds. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ServiceLevel>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var _ in guard.SeenAsync(actor, broadcast.Subscribe, static (set, _) => set, minInterval, cancellationToken))
            yield return await GetAsync(actor, cancellationToken);
    }

    /// <summary>The goals by what was gathered.</summary>
    internal IReadOnlyList<ServiceLevel> Of(LightInputs inputs, Rights rights)
    {
        var (up, at) = uptime.Of(rights, time.GetUtcNow());
        // What is recorded of all together is another figure than that of a part.
        var ofAll = rights.Allows(Permission.See, Scope.Portal);
        return [ApiGoal.Of(inputs.Proxies), CacheGoal.Of(inputs.Databases), UptimeGoal.Of(up, at, ofAll), SslGoal.Of(new CertificateView(inputs.Certificates, inputs.Coverage), ofAll)];
    }
}
