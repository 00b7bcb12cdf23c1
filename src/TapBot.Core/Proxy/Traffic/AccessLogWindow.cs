namespace TapBot.Core.Proxy;

/// <summary>The requests of the last minutes as the access log has them, at most so many: each with its own time, so that percentiles are exact. Thread-safe.</summary>
internal sealed class AccessLogWindow(TimeProvider time)
{
    /// <summary>How many requests are kept at most; more shorten the window.</summary>
    public const int Most = 50_000;

    private readonly Lock gate = new();
    private readonly Queue<AccessLogEntry> entries = new();
    private readonly DateTimeOffset began = time.GetUtcNow();
    private DateTimeOffset? cutAt;

    /// <summary>True when any line was one of an access log.</summary>
    public bool HasAny
    {
        get { lock (gate) return entries.Count > 0; }
    }

    /// <summary>Takes a line; what is no request is passed over.</summary>
    public void Take(string line)
    {
        if (AccessLogEntry.Of(line) is not { } entry)
            return;
        lock (gate)
        {
            entries.Enqueue(entry);
            if (entries.Count > Most)
                cutAt = entries.Dequeue().EndedAt;
        }
    }

    /// <summary>What went through an entry point.</summary>
    public ProxyTraffic OfEntryPoint(string name) => Of(e => e.EntryPoint == name);

    /// <summary>What went through a router.</summary>
    public ProxyTraffic OfRouter(string name) => Of(e => e.Router == name);

    /// <summary>What went to a service.</summary>
    public ProxyTraffic OfService(string name) => Of(e => e.Service == name);

    /// <summary>What went to all services together.</summary>
    public ProxyTraffic OfAll() => Of(e => e.Service.Length > 0);

    private ProxyTraffic Of(Predicate<AccessLogEntry> isMeant)
    {
        var now = time.GetUtcNow();
        var from = new[] { now - ProxyTraffic.LongestWindow, began, cutAt ?? DateTimeOffset.MinValue }.Max();
        List<AccessLogEntry> meant;
        lock (gate)
        {
            while (entries.TryPeek(out var oldest) && oldest.EndedAt < now - ProxyTraffic.LongestWindow)
                entries.Dequeue();
            meant = [.. entries.Where(e => e.EndedAt >= from && isMeant(e))];
        }
        double[] times = [.. meant.Select(e => e.Took.TotalMilliseconds).Order()];
        return new ProxyTraffic(ProxyTrafficSource.AccessLog, now - from, meant.Count, meant.Count(e => e.Status >= 500), At(times, 0.5), At(times, 0.95), At(times, 0.99));
    }

    /// <summary>The nearest rank: the least time that so many did not exceed.</summary>
    private static ProxyPercentile? At(double[] sorted, double share) =>
        sorted.Length == 0 ? null : ProxyPercentile.Exactly(sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)]);
}
