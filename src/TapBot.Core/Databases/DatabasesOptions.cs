namespace TapBot.Core.Databases;

/// <summary>The PostgreSQL instances that are looked after besides those found by themselves.</summary>
public sealed class DatabasesOptions
{
    /// <summary>In the order in which they are shown.</summary>
    public List<DatabaseEntry> Databases { get; set; } = [];
}
