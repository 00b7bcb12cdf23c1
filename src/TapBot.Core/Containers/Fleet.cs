using System.Collections.Immutable;

namespace TapBot.Core.Containers;

/// <summary>All containers of all servers at one moment.</summary>
/// <param name="Servers">By server, in no particular order.</param>
public sealed record Fleet(ImmutableDictionary<ServerName, EngineContainers> Servers)
{
    /// <summary>Nothing yet.</summary>
    public static Fleet Empty { get; } = new(ImmutableDictionary<ServerName, EngineContainers>.Empty);

    /// <summary>Every container.</summary>
    public IEnumerable<Container> Containers => Servers.Values.SelectMany(s => s.ById.Values);

    /// <summary>The container a name or id means on a server, or null.</summary>
    public Container? Find(ServerName server, ContainerName name) => Servers.GetValueOrDefault(server)?.Find(name);

    /// <summary>The container with that key, or null.</summary>
    public Container? Find(ContainerKey key) => Servers.GetValueOrDefault(key.Server)?.ById.GetValueOrDefault(key.Id);

    /// <summary>The fleet after a change.</summary>
    public Fleet With(FleetChange change)
    {
        switch (change)
        {
            case FleetChange.ServerIs(var state):
                var known = Servers.GetValueOrDefault(state.Name);
                return new(Servers.SetItem(state.Name, new EngineContainers(state, known?.ById ?? ImmutableDictionary<string, Container>.Empty)));
            case FleetChange.Listed(var state, var containers):
                return new(Servers.SetItem(state.Name, new EngineContainers(state, containers.ToImmutableDictionary(c => c.Id))));
            case FleetChange.ContainerIs(var container) when Servers.TryGetValue(container.Server, out var engine):
                return new(Servers.SetItem(container.Server, new EngineContainers(engine.Server, engine.ById.SetItem(container.Id, container))));
            case FleetChange.ContainerGone(var key) when Servers.TryGetValue(key.Server, out var engine):
                return new(Servers.SetItem(key.Server, new EngineContainers(engine.Server, engine.ById.Remove(key.Id))));
            default:
                return this;
        }
    }

    /// <summary>What is left when only some containers may be seen. A server stays when its name may be known.</summary>
    public Fleet Where(Func<ServerName, bool> server, Func<Container, bool> container)
    {
        var kept = Servers.Where(s => server(s.Key)).Select(s => KeyValuePair.Create(
            s.Key, s.Value.ById.Values.All(container) ? s.Value : new EngineContainers(s.Value.Server, s.Value.ById.Values.Where(container).ToImmutableDictionary(c => c.Id))));
        return new(kept.ToImmutableDictionary());
    }
}
