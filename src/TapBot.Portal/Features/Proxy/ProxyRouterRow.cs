using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A router in the table, with the proxy it belongs to.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Router">The router.</param>
public sealed record ProxyRouterRow(ProxyInstance Proxy, ProxyRouter Router)
{
    /// <summary>What makes it this row.</summary>
    public string Key => $"{Proxy.Name} {Router.Protocol} {Router.Name}";

    /// <summary>What goes through it, or, where only services are counted, to its service.</summary>
    public ProxyTraffic? Traffic => Router.Traffic ?? Proxy.FindService(Router.Service, Router.Protocol)?.Traffic;

    /// <summary>True for what Traefik makes for itself: it stands behind what people have made.</summary>
    public bool IsInternal => Router.IsInternal;

    /// <summary>True when it has what the filter asks for.</summary>
    public bool Fits(string filter) => $"{Router.Name} {Router.Rule} {Router.Service} {string.Join(' ', Router.EntryPoints)} {string.Join(' ', Router.Containers.Select(c => c.Name))}".Contains(filter, StringComparison.OrdinalIgnoreCase);
}
