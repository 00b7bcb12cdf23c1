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

    /// <summary>The containers that are new, other or gone since an earlier fleet. Those that nothing happened to are the same objects in both; of servers that nothing happened to none is looked at.</summary>
    public IReadOnlyList<ContainerDifference> ChangedSince(Fleet earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var changed = new List<ContainerDifference>();
        foreach (var (server, engine) in Servers)
            AddChanged(changed, earlier.Servers.GetValueOrDefault(server)?.ById ?? ImmutableDictionary<string, Container>.Empty, engine.ById);
        foreach (var (server, engine) in earlier.Servers)
        {
            if (!Servers.ContainsKey(server))
                AddChanged(changed, engine.ById, ImmutableDictionary<string, Container>.Empty);
        }
        return changed;
    }

    /// <summary>What is left when only some containers may be seen. A server stays when its name may be known.</summary>
    public Fleet Where(Func<ServerName, bool> server, Func<Container, bool> container)
    {
        var kept = Servers.Where(s => server(s.Key)).Select(s => KeyValuePair.Create(
            s.Key, s.Value.ById.Values.All(container) ? s.Value : new EngineContainers(s.Value.Server, s.Value.ById.Values.Where(container).ToImmutableDictionary(c => c.Id))));
        return new(kept.ToImmutableDictionary());
    }

    private static void AddChanged(List<ContainerDifference> changed, ImmutableDictionary<string, Container> before, ImmutableDictionary<string, Container> now)
    {
        if (ReferenceEquals(before, now))
            return;
        var known = 0;
        foreach (var (id, container) in now)
        {
            var was = before.GetValueOrDefault(id);
            if (was is not null)
                known++;
            if (!ReferenceEquals(was, container))
                changed.Add(new(was, container));
        }
        if (known == before.Count)
            return;
        foreach (var (id, container) in before)
        {
            if (!now.ContainsKey(id))
                changed.Add(new(container, null));
        }
    }
}
