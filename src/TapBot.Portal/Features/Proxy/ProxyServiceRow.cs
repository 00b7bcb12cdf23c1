using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A service in the table, with the proxy it belongs to.</summary>
internal sealed record ProxyServiceRow(ProxyInstance Proxy, ProxyService Service)
{
    /// <summary>What makes it this row.</summary>
    public string Key => $"{Proxy.Name} {Service.Protocol} {Service.Name}";

    /// <summary>The containers of its servers.</summary>
    public IReadOnlyList<ProxyContainer> Containers => [.. Service.Backends.Select(b => b.Container).OfType<ProxyContainer>().Distinct()];

    /// <summary>True for what Traefik makes for itself: it stands behind what people have made.</summary>
    public bool IsInternal => Service.Provider == "internal";

    /// <summary>True when it has what the filter asks for.</summary>
    public bool Fits(string filter) =>
        $"{Service.Name} {Service.Type} {string.Join(' ', Service.Backends.Select(b => b.Address))} {string.Join(' ', Containers.Select(c => c.Name))}".Contains(filter, StringComparison.OrdinalIgnoreCase);
}
