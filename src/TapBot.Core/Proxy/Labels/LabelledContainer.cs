using TapBot.Core.Containers;

namespace TapBot.Core.Proxy;

/// <summary>A container and what its labels say to Traefik.</summary>
internal sealed record LabelledContainer(Container Container, IReadOnlyList<LabelPart> Parts)
{
    /// <summary>True when Traefik takes it, as far as its labels tell.</summary>
    public bool IsTaken => Parts.Count > 0 && (Label("traefik.enable") ?? "true").Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What Traefik calls the service that it makes of a container: service and project of compose, else the container's name.</summary>
    public string DefaultName => Normal(Container is { Service: { } service, Project: { } project } ? $"{service}-{project}" : Container.Name);

    /// <summary>Where it is reached: in the network that its label names, else in the first.</summary>
    public string? Address
    {
        get
        {
            var wanted = Label("traefik.docker.network");
            var known = Container.Networks.Where(n => n.Address.Length > 0).OrderBy(n => n.Name, StringComparer.Ordinal).ToList();
            return (known.Find(n => n.Name == wanted) ?? known.FirstOrDefault())?.Address;
        }
    }

    /// <summary>The routers, services or middlewares that its labels speak of.</summary>
    public IEnumerable<LabelGroup> Of(string kind) =>
        Parts.Where(p => p.Kind == kind).GroupBy(p => (p.Protocol, p.Name)).Select(g => new LabelGroup(g.Key.Protocol, g.Key.Name, [.. g.OrderBy(p => p.Option, StringComparer.Ordinal)]));

    /// <summary>The service of a router that names none: the only one of the container.</summary>
    public string OnlyService(ProxyProtocol protocol) => Of("services").Where(s => s.Protocol == protocol).ToList() switch
    {
        [] => DefaultName,
        [var only] => only.Name,
        _ => "",
    };

    private string? Label(string name) => Container.Labels.FirstOrDefault(l => l.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.Trim();

    private static string Normal(string text) => string.Join('-', text.Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
}
