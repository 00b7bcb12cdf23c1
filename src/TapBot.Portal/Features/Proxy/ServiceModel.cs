using TapBot.Core.Figures;
using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A service of a proxy as the API shows it.</summary>
/// <param name="Proxy">The proxy it belongs to.</param>
/// <param name="Name">Its name with the provider.</param>
/// <param name="Protocol">http, tcp or udp.</param>
/// <param name="Provider">Where it was configured.</param>
/// <param name="Type">How it chooses: loadbalancer, weighted, mirroring, failover, ...</param>
/// <param name="Servers">Its servers.</param>
/// <param name="Children">The services it chooses from.</param>
/// <param name="HasHealthCheck">True when a health check looks after its servers.</param>
/// <param name="Status">enabled, warning, disabled or unknown.</param>
/// <param name="Light">Its status, and which of its servers are down.</param>
/// <param name="Errors">What is wrong with it, in Traefik's words.</param>
/// <param name="UsedBy">The routers that lead to it.</param>
/// <param name="Traffic">What goes to it; null when nothing counts it.</param>
public sealed record ServiceModel(
    string Proxy, string Name, ProxyProtocol Protocol, string Provider, string Type, IReadOnlyList<BackendModel> Servers, IReadOnlyList<string> Children, bool HasHealthCheck, ProxyStatus Status, LightColour Light,
    IReadOnlyList<string> Errors, IReadOnlyList<string> UsedBy, TrafficModel? Traffic)
{
    /// <summary>A service as the API shows it.</summary>
    public static ServiceModel Of(ProxyInstance proxy, ProxyService service) => new(
        proxy.Name, service.Name, service.Protocol, service.Provider, service.Type, [.. service.Backends.Select(BackendModel.Of)], service.Children, service.HasHealthCheck, service.Status, service.Colour, service.Errors, service.UsedBy,
        TrafficModel.Of(service.Traffic));
}
