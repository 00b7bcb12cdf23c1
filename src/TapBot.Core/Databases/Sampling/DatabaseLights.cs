using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The lights of one instance over time; the worst is shown. One sampler uses it at a time.</summary>
internal sealed class DatabaseLights(TimeProvider time)
{
    /// <summary>Used sessions as a share of those that may be.</summary>
    public static readonly Threshold Connections = new(0.80, 0.90, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15));

    /// <summary>Share of blocks found in shared buffers.</summary>
    public static readonly Threshold CacheHit = new(0.95, 0.90, HighIsBad: false, 0.005, TimeSpan.FromMinutes(1));

    /// <summary>Sessions that wait for a lock of another.</summary>
    public static readonly Threshold Waiting = new(0, 4, HighIsBad: true, 0, TimeSpan.FromSeconds(5));

    /// <summary>Fewer blocks than this from outside of shared buffers, per second, are no burden whatever their share is.</summary>
    public const double FewReads = 10;

    private readonly ThresholdLight connections = new(time), cacheHit = new(time), waiting = new(time);

    /// <summary>The instance with its light.</summary>
    public DatabaseInstance Judge(DatabaseInstance instance)
    {
        var (colour, reason) = Verdict(instance);
        var same = instance.Colour == colour && instance.Reason.Code == reason.Code;
        return instance with { Colour = colour, Reason = reason, Since = same ? instance.Since : time.GetUtcNow() };
    }

    private (LightColour Colour, Phrase Reason) Verdict(DatabaseInstance instance) => instance switch
    {
        { NeedsLogIn: true } => (LightColour.Unknown, Phrase.Of("databases.light.needsLogIn")),
        { State: StreamState.Retrying(_, _, var why) } => (LightColour.Red, why),
        { IsLive: true, Metrics: { } metrics } => Verdict(instance, metrics),
        _ => (LightColour.Unknown, Phrase.Of("databases.light.unknown")),
    };

    private (LightColour Colour, Phrase Reason) Verdict(DatabaseInstance instance, DatabaseMetrics metrics)
    {
        var share = metrics.ConnectionsLimit > 0 ? (double)metrics.ConnectionsUsed / metrics.ConnectionsLimit : (double?)null;
        var isIdle = metrics.CacheHitRatio is null || metrics.BlocksReadPerSecond is null or < FewReads;
        (LightColour Colour, Phrase Reason)[] all =
        [
            (connections.Update(Connections, share), Phrase.Of("databases.light.connections", ("used", metrics.ConnectionsUsed), ("limit", metrics.ConnectionsLimit))),
            (metrics.ConnectionsWaiting is { } count ? waiting.Update(Waiting, count) : LightColour.Green, Phrase.Of("databases.light.waiting", ("count", metrics.ConnectionsWaiting))),
            (cacheHit.Update(CacheHit, isIdle ? 1 : metrics.CacheHitRatio), Phrase.Of("databases.light.cacheHit", ("percent", Math.Round((metrics.CacheHitRatio ?? 1) * 100, 1)))),
            (instance.Missing.Count == 0 ? LightColour.Green : LightColour.Unknown, instance.Missing.Values.FirstOrDefault() ?? Phrase.Of("databases.light.unknown")),
        ];
        var worst = all.MaxBy(l => l.Colour);
        return worst.Colour is LightColour.Green ? (LightColour.Green, Phrase.Of("databases.light.green")) : worst;
    }
}
