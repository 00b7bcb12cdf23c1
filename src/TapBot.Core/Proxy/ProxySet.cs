using System.Collections.Immutable;

namespace TapBot.Core.Proxy;

/// <summary>All proxies at one moment.</summary>
/// <param name="ByName">By name, in no particular order.</param>
internal sealed record ProxySet(ImmutableDictionary<string, ProxyInstance> ByName)
{
    /// <summary>Nothing yet.</summary>
    public static ProxySet Empty { get; } = new(ImmutableDictionary<string, ProxyInstance>.Empty);

    /// <summary>The set after a change.</summary>
    public ProxySet With(ProxyChange change) => change switch
    {
        ProxyChange.Is(var instance) => new(ByName.SetItem(instance.Name, instance)),
        ProxyChange.Gone(var name) => new(ByName.Remove(name)),
        _ => this,
    };
}
