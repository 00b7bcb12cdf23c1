namespace TapBot.Core.Proxy;

/// <summary>Proxies that are not found by themselves: <c>TapBot:Proxy</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>The section.</summary>
    public const string Section = "TapBot:Proxy";

    /// <summary>One Traefik whose addresses are given.</summary>
    public TraefikOptions Traefik { get; set; } = new();
}
