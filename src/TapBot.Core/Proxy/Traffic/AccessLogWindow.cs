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
    private IReadOnlyDictionary<string, string> services = new Dictionary<string, string>();

    /// <summary>True when any line was one of an access log.</summary>
    public bool HasAny
    {
        get { lock (gate) return entries.Count > 0; }
    }

    /// <summary>Says which service each router leads to, and which a server belongs to: the common format names routers and servers only.</summary>
    public void Know(IReadOnlyList<ProxyRouter> routers, IReadOnlyList<ProxyService> all)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in all.Where(s => s.Protocol is ProxyProtocol.Http))
        {
            foreach (var backend in service.Backends)
                known.TryAdd(backend.Address, service.Name);
        }
        var own = all.Where(s => s.Protocol is ProxyProtocol.Http && s.Backends.Count > 0).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var router in routers.Where(r => r.Protocol is ProxyProtocol.Http && own.Contains(r.Service)))
            known[router.Name] = router.Service;
        lock (gate)
            services = known;
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

    /// <summary>What went through an entry point; null when the log names none, as in the common format.</summary>
    public ProxyTraffic? OfEntryPoint(string name)
    {
        lock (gate)
        {
            if (!entries.Any(e => e.EntryPoint.Length > 0))
                return null;
        }
        return Of(e => e.EntryPoint == name);
    }

    /// <summary>What went through a router.</summary>
    public ProxyTraffic OfRouter(string name) => Of(e => e.Router == name);

    /// <summary>What went to a service.</summary>
    public ProxyTraffic OfService(string name) => Of(e => ServiceOf(e) == name);

    /// <summary>What went to all services together.</summary>
    public ProxyTraffic OfAll() => Of(e => e.Service.Length > 0 || e.Server.Length > 0);

    /// <summary>Only a router whose service has servers itself says for sure; behind one that chooses, the server does.</summary>
    private string ServiceOf(AccessLogEntry entry) =>
        entry.Service.Length > 0 || entry.Server.Length == 0 ? entry.Service : services.GetValueOrDefault(entry.Router) ?? services.GetValueOrDefault(entry.Server) ?? "";

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
        (double Took, double More)[] times = [.. meant.Select(e => (e.Took.TotalMilliseconds, e.IsCut ? 1d : 0d)).Order()];
        return new ProxyTraffic(ProxyTrafficSource.AccessLog, now - from, meant.Count, meant.Count(e => e.Status >= 500), At(times, 0.5), At(times, 0.95), At(times, 0.99));
    }

    /// <summary>The nearest rank: the least time that so many did not exceed.</summary>
    private static ProxyPercentile? At((double Took, double More)[] sorted, double share)
    {
        if (sorted.Length == 0)
            return null;
        var (took, more) = sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
        return new ProxyPercentile(took, took, took + more);
    }
}
