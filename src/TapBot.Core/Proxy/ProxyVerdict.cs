using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>The light of a proxy: the worst of what is in it. Computed of what a reader may see, so that it tells nobody of what he may not.</summary>
internal static class ProxyVerdict
{
    public static (LightColour Colour, Phrase Reason) Of(ProxyInstance proxy)
    {
        if (proxy.Container is { IsAlive: false } container)
            return (LightColour.Red, Phrase.Of("proxy.light.stopped", ("container", container.Name)));
        if (!proxy.IsLive)
            return (LightColour.Unknown, proxy.State is StreamState.Connecting ? Phrase.Of("proxy.light.notYet") : Phrase.Of("proxy.light.noApi"));
        if (OfServices(proxy) is { Colour: LightColour.Red } down)
            return down;
        if (Statuses(proxy, ProxyStatus.Disabled) is { Count: > 0 } broken)
            return (LightColour.Red, Phrase.Of("proxy.light.errors", ("count", broken.Count), ("name", broken[0])));
        if (OfServices(proxy) is { } partly)
            return partly;
        return Statuses(proxy, ProxyStatus.Warning) is { Count: > 0 } doubtful
            ? (LightColour.Yellow, Phrase.Of("proxy.light.warnings", ("count", doubtful.Count), ("name", doubtful[0])))
            : (LightColour.Green, Phrase.Of("proxy.light.green"));
    }

    /// <summary>The light of a router alone, its services included.</summary>
    public static LightColour Of(ProxyInstance proxy, ProxyRouter router)
    {
        var own = ColourOf(router.Status);
        var behind = proxy.ServicesBehind(router).Select(s => (LightColour?)Of(s)).Max() ?? own;
        return own is LightColour.Unknown ? own : (LightColour)Math.Max((byte)own, (byte)(behind is LightColour.Unknown ? own : behind));
    }

    /// <summary>The light of a service: its status, and which of its servers are down.</summary>
    public static LightColour Of(ProxyService service)
    {
        var own = ColourOf(service.Status);
        var servers = service.IsDown ? LightColour.Red : service.Down > 0 ? LightColour.Yellow : LightColour.Green;
        return own > servers ? own : servers;
    }

    /// <summary>The colour of a status.</summary>
    public static LightColour ColourOf(ProxyStatus status) => status switch
    {
        ProxyStatus.Enabled => LightColour.Green,
        ProxyStatus.Warning => LightColour.Yellow,
        ProxyStatus.Disabled => LightColour.Red,
        _ => LightColour.Unknown,
    };

    private static (LightColour Colour, Phrase Reason)? OfServices(ProxyInstance proxy)
    {
        if (proxy.Services.FirstOrDefault(s => s.IsDown) is { } dead)
            return (LightColour.Red, Phrase.Of("proxy.light.down", ("service", dead.Name)));
        return proxy.Services.FirstOrDefault(s => s.Down > 0) is { } partly
            ? (LightColour.Yellow, Phrase.Of("proxy.light.partlyDown", ("service", partly.Name), ("down", partly.Down), ("all", partly.Backends.Count)))
            : null;
    }

    private static List<string> Statuses(ProxyInstance proxy, ProxyStatus status) =>
    [
        .. proxy.Routers.Where(r => r.Status == status).Select(r => r.Name),
        .. proxy.Services.Where(s => s.Status == status).Select(s => s.Name),
        .. proxy.Middlewares.Where(m => m.Status == status).Select(m => m.Name),
    ];
}
