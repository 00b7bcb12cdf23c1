namespace TapBot.Core.Proxy;

/// <summary>What requests were counted by.</summary>
public enum ProxyTrafficSource
{
    /// <summary>The counters and buckets of Traefik's metrics.</summary>
    Metrics,

    /// <summary>The lines of its access log, each with its own time.</summary>
    AccessLog,
}
