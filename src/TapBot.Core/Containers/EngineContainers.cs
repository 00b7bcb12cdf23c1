using System.Collections.Immutable;
using TapBot.Core.Servers;

namespace TapBot.Core.Containers;

/// <summary>The containers of one engine, and how the engine is doing. When it is not live, the containers are the last that were seen.</summary>
/// <param name="Server">The server and the connection to its engine.</param>
/// <param name="ById">The containers by id.</param>
public sealed record EngineContainers(ServerState Server, ImmutableDictionary<string, Container> ById)
{
    private Dictionary<string, Container>? byName;

    /// <summary>The container a name or id means; null when there is none, or when a short id means several.</summary>
    public Container? Find(ContainerName name) =>
        ById.GetValueOrDefault(name.Value) ?? (byName ??= IndexOf(ById.Values)).GetValueOrDefault(name.Value) ?? ByShortId(name);

    /// <summary>Equal when the server and the containers are: the index of names is derived.</summary>
    public bool Equals(EngineContainers? other) => other is not null && Server == other.Server && ReferenceEquals(ById, other.ById);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Server, ById);

    // While two containers swap their names, the list can show one name twice for a moment.
    private static Dictionary<string, Container> IndexOf(IEnumerable<Container> containers)
    {
        var index = new Dictionary<string, Container>(StringComparer.Ordinal);
        foreach (var container in containers)
            index[container.Name] = container;
        return index;
    }

    private Container? ByShortId(ContainerName name)
    {
        var meant = ById.Values.Where(c => c.Answers(name)).Take(2).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }
}
