using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The lights of one instance over time; the worst is shown. One sampler uses it at a time.</summary>
/// <param name="time">The clock.</param>
/// <param name="boundsOf">The bounds that hold for the instance now.</param>
internal sealed class DatabaseLights(TimeProvider time, Func<NamedThreshold, Threshold> boundsOf)
{
    /// <summary>Fewer blocks than this from outside of shared buffers, per second, are no burden whatever their share is.</summary>
    public const double FewReads = 10;

    private readonly ThresholdLight connections = new(time), cacheHit = new(time), waiting = new(time), diskFree = new(time), diskFull = new(time);

    /// <summary>The instance with its lights.</summary>
    public DatabaseInstance Judge(DatabaseInstance instance)
    {
        var lights = instance is { IsLive: true, Metrics: { } metrics } ? LightsOf(metrics, instance.Disk) : new Dictionary<string, FigureLight>();
        var (colour, reason) = Verdict(instance, lights);
        var same = instance.Colour == colour && instance.Reason.Code == reason.Code;
        return instance with { Lights = lights, Colour = colour, Reason = reason, Since = same ? instance.Since : time.GetUtcNow() };
    }

    private static (LightColour Colour, Phrase Reason) Verdict(DatabaseInstance instance, Dictionary<string, FigureLight> lights)
    {
        if (instance.NeedsLogIn)
            return (LightColour.Unknown, Phrase.Of("databases.light.needsLogIn"));
        if (instance.State is StreamState.Retrying(_, _, var why))
            return (LightColour.Red, why);
        if (lights.Count == 0)
            return (LightColour.Unknown, Phrase.Of("databases.light.unknown"));
        var worst = lights.Values.Select(l => (l.Colour, l.Reason))
            .Append((Colour: instance.Missing.Count == 0 ? LightColour.Green : LightColour.Unknown, Reason: instance.Missing.Values.FirstOrDefault() ?? Phrase.Of("databases.light.unknown"))).MaxBy(l => l.Colour);
        return worst.Colour is LightColour.Green ? (LightColour.Green, Phrase.Of("databases.light.green")) : worst;
    }

    private Dictionary<string, FigureLight> LightsOf(DatabaseMetrics metrics, DatabaseDisk disk)
    {
        var share = metrics.ConnectionsLimit > 0 ? (double)metrics.ConnectionsUsed / metrics.ConnectionsLimit : (double?)null;
        var isIdle = metrics.CacheHitRatio is null || metrics.BlocksReadPerSecond is null or < FewReads;
        var lights = new Dictionary<string, FigureLight>(StringComparer.Ordinal);
        Add(lights, DatabaseThresholds.Connections, connections, share, "databases.light.connections", ("used", metrics.ConnectionsUsed), ("limit", metrics.ConnectionsLimit));
        // Who does not see others is told so by what is missing.
        if (metrics.ConnectionsWaiting is { } count)
            Add(lights, DatabaseThresholds.Waiting, waiting, count, "databases.light.waiting", ("count", count));
        Add(lights, DatabaseThresholds.CacheHit, cacheHit, isIdle ? 1 : metrics.CacheHitRatio, "databases.light.cacheHit", ("percent", Math.Round((metrics.CacheHitRatio ?? 1) * 100, 1)));
        // A disk that is not known is nobody's worry: who looks is told why.
        if (disk is { Total: > 0 and var total, Free: { } free })
            Add(lights, DatabaseThresholds.DiskFree, diskFree, (double)free / total, "databases.light.diskFree", ("percent", Math.Round(100d * free / total, 1)));
        if (disk.Outlook > DiskOutlook.TooLittleHistory)
        {
            var days = disk.FullInDays ?? DatabaseThresholds.DiskFullInDays.Most;
            Add(lights, DatabaseThresholds.DiskFullInDays, diskFull, days, "databases.light.diskFull", ("count", (int)days));
        }
        return lights;
    }

    /// <summary>Judges a figure; the reason names the bound that the light has crossed.</summary>
    private void Add(Dictionary<string, FigureLight> lights, NamedThreshold named, ThresholdLight light, double? value, string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var bounds = boundsOf(named);
        var colour = light.Update(bounds, value);
        lights[named.Name] = new FigureLight(bounds, colour, Phrase.Of(code, [.. arguments, ("bound", named.Shown(colour is LightColour.Red ? bounds.Red : bounds.Yellow))]));
    }
}
