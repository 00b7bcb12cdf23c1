using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>An entry point in the table, with the proxy it belongs to.</summary>
internal sealed record ProxyEntryRow(ProxyInstance Proxy, ProxyEntryPoint Point)
{
    /// <summary>What makes it this row.</summary>
    public string Key => $"{Proxy.Name} {Point.Name}";

    /// <summary>How many routers listen there.</summary>
    public int Routers => Proxy.Routers.Count(r => r.EntryPoints.Contains(Point.Name));

    /// <summary>True when it has what the filter asks for.</summary>
    public bool Fits(string filter) => $"{Point.Name} {Point.Address}".Contains(filter, StringComparison.OrdinalIgnoreCase);
}
