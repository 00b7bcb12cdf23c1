using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A Traefik as the API shows it; counts are of what the caller may see.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Server">The server it belongs to; null when none is known.</param>
/// <param name="Container">The container it runs in.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">The light in words.</param>
/// <param name="State">How the reading of its API goes.</param>
/// <param name="Origin">api, or labels when its API does not answer.</param>
/// <param name="ReadAt">When that was read.</param>
/// <param name="Version">Traefik's version.</param>
/// <param name="Providers">Where it gets its configuration from.</param>
/// <param name="Api">The address of its API.</param>
/// <param name="Routers">How many routers.</param>
/// <param name="Services">How many services.</param>
/// <param name="Middlewares">How many middlewares.</param>
/// <param name="EntryPoints">Where it listens.</param>
/// <param name="Traffic">What goes to all services together; null when nothing counts it, or when the caller may not see all of it.</param>
/// <param name="NoTraffic">Why there are no figures of requests; null when there are.</param>
public sealed record ProxyModel(
    string Name, string? Server, string? Container, LightColour Light, string Reason, StreamStateModel State, ProxyOrigin Origin, DateTimeOffset? ReadAt, string? Version, IReadOnlyList<string> Providers, string? Api,
    ProxyCountModel Routers, ProxyCountModel Services, ProxyCountModel Middlewares, IReadOnlyList<EntryPointModel> EntryPoints, TrafficModel? Traffic, Statement? NoTraffic)
{
    /// <summary>A proxy in the words of the reader.</summary>
    public static ProxyModel Of(Texts texts, ProxyInstance proxy) => new(
        proxy.Name, proxy.Scope.Server?.Value, proxy.Container?.Name, proxy.Colour, texts.Say(proxy.Reason), StreamStateModel.Of(texts, proxy.State), proxy.Origin, proxy.ReadAt, proxy.Version, proxy.Providers, proxy.Api,
        ProxyCountModel.Of(proxy.Routers.Select(r => r.Status)), ProxyCountModel.Of(proxy.Services.Select(s => s.Status)), ProxyCountModel.Of(proxy.Middlewares.Select(m => m.Status)),
        [.. proxy.EntryPoints.Select(EntryPointModel.Of)], TrafficModel.Of(proxy.Traffic), proxy.NoTraffic is { } why ? Statement.Of(texts, why) : null);
}
