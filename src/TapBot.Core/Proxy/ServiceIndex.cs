namespace TapBot.Core.Proxy;

/// <summary>The services of one list by name: every router of a page asks for its own.</summary>
internal sealed class ServiceIndex(IReadOnlyList<ProxyService> list)
{
    private readonly Dictionary<(string Name, ProxyProtocol Protocol), ProxyService> byName = list.GroupBy(s => (s.Name, s.Protocol)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>True when it is one of this list.</summary>
    public bool IsOf(IReadOnlyList<ProxyService> services) => ReferenceEquals(services, list);

    /// <summary>The service of that name, or null.</summary>
    public ProxyService? Find(string name, ProxyProtocol protocol) => byName.GetValueOrDefault((name, protocol));
}
