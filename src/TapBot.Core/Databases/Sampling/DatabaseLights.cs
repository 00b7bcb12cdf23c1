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

    /// <summary>Fewer transactions than this per second say nothing by how many of them were rolled back.</summary>
    public const double FewTransactions = 1;

    /// <summary>A replica that has less than this to replay is not late: its primary is idle.</summary>
    public const long FewBytes = 1L << 20;

    private readonly Dictionary<string, ThresholdLight> lights = new(StringComparer.Ordinal);

    /// <summary>The instance with its lights.</summary>
    public DatabaseInstance Judge(DatabaseInstance instance)
    {
        var judged = instance is { IsLive: true, Metrics: { } metrics } ? LightsOf(metrics, instance.Disk) : new Dictionary<string, FigureLight>();
        var (colour, reason) = Verdict(instance, judged);
        var same = instance.Colour == colour && instance.Reason.Code == reason.Code;
        return instance with { Lights = judged, Bounds = BoundsAfter(instance.Bounds), Colour = colour, Reason = reason, Since = same ? instance.Since : time.GetUtcNow() };
    }

    private IReadOnlyDictionary<string, Threshold> BoundsAfter(IReadOnlyDictionary<string, Threshold> before)
    {
        var now = DatabaseThresholds.All.ToDictionary(t => t.Name, boundsOf, StringComparer.Ordinal);
        return now.All(b => before.GetValueOrDefault(b.Key) == b.Value) ? before : now;
    }

    private static (LightColour Colour, Phrase Reason) Verdict(DatabaseInstance instance, Dictionary<string, FigureLight> judged)
    {
        if (instance.NeedsLogIn)
            return (LightColour.Unknown, Phrase.Of("databases.light.needsLogIn"));
        if (instance.State is StreamState.Retrying(_, _, var why))
            return (LightColour.Red, why);
        if (judged.Count == 0)
            return (LightColour.Unknown, Phrase.Of("databases.light.unknown"));
        var worst = judged.Values.Select(l => (l.Colour, l.Reason))
            .Concat(instance.Dangers.Select(d => (d.Colour, Reason: d.Says)))
            .Append((Colour: instance.Missing.Count == 0 ? LightColour.Green : LightColour.Unknown, Reason: instance.Missing.Values.FirstOrDefault() ?? Phrase.Of("databases.light.unknown"))).MaxBy(l => l.Colour);
        return worst.Colour is LightColour.Green ? (LightColour.Green, Phrase.Of("databases.light.green")) : worst;
    }

    private Dictionary<string, FigureLight> LightsOf(DatabaseMetrics metrics, DatabaseDisk disk)
    {
        var isIdle = metrics.CacheHitRatio is null || metrics.BlocksReadPerSecond is null or < FewReads;
        var found = new Dictionary<string, FigureLight>(StringComparer.Ordinal);
        if (metrics is { ConnectionsUsed: { } used, ConnectionsLimit: > 0 and var limit })
            Add(found, DatabaseThresholds.Connections, (double)used / limit, "databases.light.connections", ("used", used), ("limit", limit));
        // Who does not see others is told so by what is missing.
        if (metrics.ConnectionsWaiting is { } count)
            Add(found, DatabaseThresholds.Waiting, count, "databases.light.waiting", ("count", count));
        Add(found, DatabaseThresholds.CacheHit, isIdle ? 1 : metrics.CacheHitRatio, "databases.light.cacheHit", ("percent", Math.Round((metrics.CacheHitRatio ?? 1) * 100, 1)));
        AddTransactions(found, metrics);
        AddReplication(found, metrics);
        // A disk that is not known is nobody's worry: who looks is told why.
        if (disk is { Total: > 0 and var total, Free: { } free })
            Add(found, DatabaseThresholds.DiskFree, (double)free / total, "databases.light.diskFree", ("percent", Math.Round(100d * free / total, 1)));
        if (disk.Outlook > DiskOutlook.TooLittleHistory)
        {
            var days = disk.FullInDays ?? DatabaseThresholds.DiskFullInDays.Most;
            Add(found, DatabaseThresholds.DiskFullInDays, days, "databases.light.diskFull", ("count", (int)days));
        }
        return found;
    }

    private void AddTransactions(Dictionary<string, FigureLight> found, DatabaseMetrics metrics)
    {
        if (metrics is { TransactionsPerSecond: { } all, RollbacksPerSecond: { } rolledBack })
        {
            var share = all < FewTransactions ? 0 : rolledBack / all;
            Add(found, DatabaseThresholds.Rollbacks, share, "databases.light.rollbacks", ("percent", Math.Round(100 * share, 1)));
        }
        if (metrics.ConnectionsActive is not null)
            Add(found, DatabaseThresholds.OldestTransaction, metrics.OldestTransaction ?? 0, "databases.light.oldestTransaction", ("seconds", (long)(metrics.OldestTransaction ?? 0)));
        if (metrics.LongestWait is { } wait)
            Add(found, DatabaseThresholds.LongestWait, wait, "databases.light.longestWait", ("seconds", (long)wait));
    }

    private void AddReplication(Dictionary<string, FigureLight> found, DatabaseMetrics metrics)
    {
        var own = metrics.Standby is { } standby && (!standby.IsFed || standby.LagBytes is >= FewBytes or null) ? standby.LagSeconds : 0;
        if (metrics.Standby is not null || metrics.Replicas is { Count: > 0 })
        {
            var late = Math.Max(own ?? 0, metrics.ReplicaLagSeconds ?? 0);
            Add(found, DatabaseThresholds.ReplicaLag, late, "databases.light.replicaLag", ("seconds", (long)late));
        }
        if (metrics.SlotKeptBytes is { } kept)
            Add(found, DatabaseThresholds.SlotKept, kept, "databases.light.slotKept", ("size", DatabaseThresholds.SlotKept.Shown(kept)));
    }

    /// <summary>Judges a figure; the reason names the bound that the light has crossed.</summary>
    private void Add(Dictionary<string, FigureLight> found, NamedThreshold named, double? value, string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var bounds = boundsOf(named);
        if (!lights.TryGetValue(named.Name, out var light))
            lights[named.Name] = light = new ThresholdLight(time);
        var colour = light.Update(bounds, value);
        found[named.Name] = new FigureLight(bounds, colour, Phrase.Of(code, [.. arguments, ("bound", named.Shown(colour is LightColour.Red ? bounds.Red : bounds.Yellow))]));
    }
}
