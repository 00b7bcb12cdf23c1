using System.Collections.Immutable;

namespace TapBot.Core.Databases;

/// <summary>All instances at one moment.</summary>
/// <param name="ByName">By name, in no particular order.</param>
public sealed record DatabaseSet(ImmutableDictionary<DatabaseName, DatabaseInstance> ByName)
{
    /// <summary>Nothing yet.</summary>
    public static DatabaseSet Empty { get; } = new(ImmutableDictionary<DatabaseName, DatabaseInstance>.Empty);

    /// <summary>The instance of that name, or null.</summary>
    public DatabaseInstance? Find(DatabaseName name) => ByName.GetValueOrDefault(name);

    /// <summary>The set after a change.</summary>
    public DatabaseSet With(DatabaseChange change) => change switch
    {
        DatabaseChange.Is(var instance) => new(ByName.SetItem(instance.Name, instance)),
        DatabaseChange.Gone(var name) => new(ByName.Remove(name)),
        _ => this,
    };
}
