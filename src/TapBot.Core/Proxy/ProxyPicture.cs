using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>What one look at a proxy told, before it is known which containers it is about.</summary>
internal sealed record ProxyPicture
{
    public string? Version { get; init; }

    public IReadOnlyList<string> Providers { get; init; } = [];

    public IReadOnlyList<ProxyEntryPoint> EntryPoints { get; init; } = [];

    public IReadOnlyList<ProxyRouter> Routers { get; init; } = [];

    public IReadOnlyList<ProxyService> Services { get; init; } = [];

    public IReadOnlyList<ProxyMiddleware> Middlewares { get; init; } = [];

    /// <summary>The counters of requests; null when there are none.</summary>
    public TrafficCounters? Counters { get; init; }

    /// <summary>Why there are no counters.</summary>
    public Phrase? NoCounters { get; init; }
}
