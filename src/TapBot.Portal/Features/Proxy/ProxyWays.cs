using TapBot.Core.Figures;
using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>The lights on the way of a request.</summary>
internal static class ProxyWays
{
    /// <summary>Where a host that a router serves is opened; outside of the portal.</summary>
    public static string AddressOf(ProxyRouter router, string host) => $"{(router.Tls is null ? "http" : "https")}://{(host.Contains(':') ? $"[{host}]" : host)}";

    /// <summary>The colour of a status.</summary>
    public static LightColour ColourOf(ProxyStatus status) => status switch
    {
        ProxyStatus.Enabled => LightColour.Green,
        ProxyStatus.Warning => LightColour.Yellow,
        ProxyStatus.Disabled => LightColour.Red,
        _ => LightColour.Unknown,
    };

    /// <summary>A server: as its health check says, and red when its container does not even run.</summary>
    public static LightColour ColourOf(ProxyBackend backend) => backend switch
    {
        { IsUp: false } or { Container.IsAlive: false } => LightColour.Red,
        { IsUp: true } => LightColour.Green,
        _ => LightColour.Unknown,
    };

    /// <summary>That light in words, as a key.</summary>
    public static string WordOf(ProxyBackend backend) => ColourOf(backend) switch
    {
        LightColour.Red => "proxy.server.down",
        LightColour.Green => "proxy.server.up",
        _ => "proxy.server.unchecked",
    };

    /// <summary>A middleware that is named and not there: wrong when the API says so, and not known when only labels are.</summary>
    public static LightColour Missing(ProxyInstance proxy) => proxy.Origin is ProxyOrigin.Api ? LightColour.Red : LightColour.Unknown;
}
