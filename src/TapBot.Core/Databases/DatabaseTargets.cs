using System.Collections.Frozen;

namespace TapBot.Core.Databases;

/// <summary>How each instance is reached now. Holds passwords, so it stays in this room.</summary>
internal sealed class DatabaseTargets
{
    private FrozenDictionary<DatabaseName, DatabaseTarget> byName = FrozenDictionary<DatabaseName, DatabaseTarget>.Empty;

    /// <summary>The target of that name, or null.</summary>
    public DatabaseTarget? Find(DatabaseName name) => Volatile.Read(ref byName).GetValueOrDefault(name);

    /// <summary>Takes the place of all.</summary>
    public void Set(IReadOnlyDictionary<DatabaseName, DatabaseTarget> targets) => Volatile.Write(ref byName, targets.ToFrozenDictionary());
}
