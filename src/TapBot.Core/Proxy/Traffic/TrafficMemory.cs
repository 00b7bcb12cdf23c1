namespace TapBot.Core.Proxy;

/// <summary>What the counters grew by within the last minutes. Of one proxy, and for one caller at a time.</summary>
internal sealed class TrafficMemory(TimeProvider time)
{
    private readonly Queue<(long From, long At, TrafficCounters Grown)> steps = new();
    private TrafficCounters? last;
    private long lastAt;

    /// <summary>True when there were two looks, so that there is something between them.</summary>
    public bool IsReady => steps.Count > 0;

    /// <summary>Takes counters that were read just now.</summary>
    public void Take(TrafficCounters counters)
    {
        var now = time.GetTimestamp();
        if (last is not null && now > lastAt)
            steps.Enqueue((lastAt, now, counters.Since(last)));
        (last, lastAt) = (counters, now);
        while (steps.TryPeek(out var oldest) && time.GetElapsedTime(oldest.From, now) > ProxyTraffic.LongestWindow)
            steps.Dequeue();
    }

    /// <summary>Forgets all: the counters are gone, and what was counted is too old by the time that they are back.</summary>
    public void Forget()
    {
        steps.Clear();
        last = null;
    }

    /// <summary>What went through an entry point; null before there were two looks.</summary>
    public ProxyTraffic? OfEntryPoint(string name) => Of(name, static c => c.EntryPoints);

    /// <summary>What went through a router.</summary>
    public ProxyTraffic? OfRouter(string name) => Of(name, static c => c.Routers);

    /// <summary>What went to a service.</summary>
    public ProxyTraffic? OfService(string name) => Of(name, static c => c.Services);

    /// <summary>What went to all services together.</summary>
    public ProxyTraffic? OfAll() => Of(static c => c.Services, static services => services.Values.Aggregate(RequestCounters.Zero, static (all, one) => all.Plus(one)));

    private ProxyTraffic? Of(string name, Func<TrafficCounters, Dictionary<string, RequestCounters>> kind) => Of(kind, parts => parts.GetValueOrDefault(name, RequestCounters.Zero));

    private ProxyTraffic? Of(Func<TrafficCounters, Dictionary<string, RequestCounters>> kind, Func<Dictionary<string, RequestCounters>, RequestCounters> choose)
    {
        if (steps.Count == 0 || last is null || kind(last).Count == 0)
            return null;
        var sum = steps.Aggregate(RequestCounters.Zero, (all, step) => all.Plus(choose(kind(step.Grown))));
        var window = time.GetElapsedTime(steps.Peek().From, lastAt);
        return new ProxyTraffic(ProxyTrafficSource.Metrics, window, sum.Requests, sum.Errors, sum.Percentile(0.5), sum.Percentile(0.95), sum.Percentile(0.99));
    }
}
