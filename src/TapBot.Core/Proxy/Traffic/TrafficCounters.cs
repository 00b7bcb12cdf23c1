namespace TapBot.Core.Proxy;

/// <summary>The counters of a proxy at one moment, by the full name of what they are about.</summary>
internal sealed class TrafficCounters
{
    /// <summary>When the proxy started, in seconds since 1970; null when it does not say.</summary>
    public double? StartedAt { get; set; }

    public Dictionary<string, RequestCounters> EntryPoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RequestCounters> Routers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RequestCounters> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>What health checks say of servers: by service and address.</summary>
    public Dictionary<(string Service, string Url), bool> Servers { get; } = [];

    /// <summary>True when there is anything of Traefik in them.</summary>
    public bool HasAny => EntryPoints.Count > 0 || Routers.Count > 0 || Services.Count > 0;

    /// <summary>What they grew by since an earlier look. What was not there then has begun at zero.</summary>
    public TrafficCounters Since(TrafficCounters before)
    {
        var isSame = StartedAt is not { } now || before.StartedAt is not { } then || Math.Abs(now - then) < 1;
        var grown = new TrafficCounters { StartedAt = StartedAt };
        Grow(EntryPoints, before.EntryPoints, grown.EntryPoints, isSame);
        Grow(Routers, before.Routers, grown.Routers, isSame);
        Grow(Services, before.Services, grown.Services, isSame);
        return grown;
    }

    private static void Grow(Dictionary<string, RequestCounters> now, Dictionary<string, RequestCounters> before, Dictionary<string, RequestCounters> grown, bool isSame)
    {
        foreach (var (name, counters) in now)
            grown[name] = counters.Since(isSame ? before.GetValueOrDefault(name, RequestCounters.Zero) : RequestCounters.Zero);
    }
}
