using TapBot.Core.Access;
using TapBot.Core.Containers;

namespace TapBot.Core.Proxy;

/// <summary>Finds the containers behind what a proxy tells: by the address in a network, by a name that means something there, by the labels that made the service. Pure.</summary>
internal static class ProxyLinks
{
    /// <summary>The parts of a proxy with their containers, and so with the projects that they belong to.</summary>
    /// <param name="picture">What was told.</param>
    /// <param name="containers">The containers of the proxy's server.</param>
    /// <param name="server">The proxy's server; null when it is not known.</param>
    public static ProxyPicture Linked(ProxyPicture picture, IReadOnlyList<Container> containers, ServerName? server)
    {
        var byAddress = ByAddress(containers);
        List<ProxyService> services = [.. picture.Services.Select(s => Linked(s, containers, byAddress, server, picture.Counters))];
        var found = new ProxyInstance { Name = "", Scope = default, State = new Streaming.StreamState.Connecting(default), Services = services };
        return picture with
        {
            Services = services,
            Routers = [.. picture.Routers.Select(r =>
            {
                IReadOnlyList<ProxyContainer> behind = [.. found.ServicesBehind(r).SelectMany(s => s.Backends).Select(b => b.Container).OfType<ProxyContainer>().Distinct()];
                return r with { Containers = behind, Scope = ScopeOf(behind, server) };
            })],
        };
    }

    /// <summary>Where something belongs that has these containers behind it: to their project when they are of one, else to the server.</summary>
    public static Scope ScopeOf(IReadOnlyList<ProxyContainer> containers, ServerName? server)
    {
        if (containers.Count > 0 && containers.Select(c => c.Scope).Distinct().ToList() is [var only])
            return only;
        return server is { } known ? Scope.Of(known) : Scope.Portal;
    }

    private static ProxyService Linked(ProxyService service, IReadOnlyList<Container> containers, Dictionary<string, Container> byAddress, ServerName? server, TrafficCounters? counters)
    {
        IReadOnlyList<ProxyBackend> backends = [.. service.Backends.Select(b => b with
        {
            IsUp = b.IsUp ?? (service.HasHealthCheck && counters?.Servers.TryGetValue((service.Name, b.Address), out var up) is true ? (bool?)up : null),
            Container = b.Container ?? (BehindOf(b.Address, service, containers, byAddress) is { } found ? ProxyContainer.Of(found) : null),
        })];
        return service with { Backends = backends, Scope = ScopeOf([.. backends.Select(b => b.Container).OfType<ProxyContainer>()], server) };
    }

    private static Container? BehindOf(string address, ProxyService service, IReadOnlyList<Container> containers, Dictionary<string, Container> byAddress)
    {
        var host = HostOf(address);
        if (host is null)
            return null;
        if (byAddress.TryGetValue(host, out var found))
            return found;
        if (containers.Where(c => c.Name == host || c.Service == host || c.Networks.Any(n => n.Aliases.Contains(host))).ToList() is [var named])
            return named;
        var own = service.Name.Split('@')[0];
        return service.Backends.Count == 1 && service.Provider is "docker" && containers.Where(c => c.Labels.Keys.Any(l => IsLabelOf(l, own))).ToList() is [var labelled] ? labelled : null;
    }

    private static bool IsLabelOf(string label, string service) =>
        label.Split('.') is [var first, _, var kind, var name, ..] && first.Equals("traefik", StringComparison.OrdinalIgnoreCase) && kind.Equals("services", StringComparison.OrdinalIgnoreCase) && name == service;

    private static string? HostOf(string address)
    {
        if (Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "tcp://" + address, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
            return uri.Host.Trim('[', ']');
        return null;
    }

    private static Dictionary<string, Container> ByAddress(IReadOnlyList<Container> containers)
    {
        var index = new Dictionary<string, Container>(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            foreach (var network in container.Networks.Where(n => n.Address.Length > 0))
                index[network.Address] = container;
        }
        return index;
    }
}
