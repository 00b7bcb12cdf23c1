using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Something that is wrong, in front of all else on the page.</summary>
/// <param name="Colour">How bad.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Said">What is wrong, in Traefik's words; null when the portal says it.</param>
/// <param name="What">What is wrong, in the portal's words.</param>
/// <param name="Proxy">The proxy.</param>
/// <param name="Router">The router, when it is one.</param>
/// <param name="Part">The part of the page where it is listed.</param>
internal sealed record ProxyFlaw(LightColour Colour, string Name, string? Said, Phrase? What, ProxyInstance Proxy, ProxyRouter? Router, string Part)
{
    /// <summary>All that is wrong, the worst first.</summary>
    public static IReadOnlyList<ProxyFlaw> Of(IEnumerable<ProxyInstance> proxies) => [.. proxies.SelectMany(Of).OrderByDescending(f => f.Colour).ThenBy(f => f.Name, StringComparer.Ordinal)];

    private static IEnumerable<ProxyFlaw> Of(ProxyInstance proxy)
    {
        foreach (var router in proxy.Routers.Where(r => r.Status is ProxyStatus.Disabled or ProxyStatus.Warning))
            yield return new(ColourOf(router.Status), router.Name, Joined(router.Errors), null, proxy, router, "routers");
        foreach (var service in proxy.Services)
        {
            if (service.Status is ProxyStatus.Disabled or ProxyStatus.Warning)
                yield return new(ColourOf(service.Status), service.Name, Joined(service.Errors), null, proxy, null, "services");
            if (service.Down > 0)
                yield return new(service.Colour, service.Name, null, Phrase.Of("proxy.flaw.down", ("down", service.Down), ("all", service.Backends.Count), ("which", string.Join(", ", service.Backends.Where(b => b.IsUp is false).Select(b => b.Container?.Name ?? b.Address)))), proxy, null, "services");
        }
        foreach (var middleware in proxy.Middlewares.Where(m => m.Status is ProxyStatus.Disabled or ProxyStatus.Warning))
            yield return new(middleware.Colour, middleware.Name, Joined(middleware.Errors), null, proxy, null, "middlewares");
    }

    private static LightColour ColourOf(ProxyStatus status) => status is ProxyStatus.Disabled ? LightColour.Red : LightColour.Yellow;

    private static string Joined(IReadOnlyList<string> errors) => string.Join(" · ", errors);
}
