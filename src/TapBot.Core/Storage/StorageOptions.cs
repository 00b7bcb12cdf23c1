namespace TapBot.Core.Storage;

/// <summary>Settings of the portal's own store, <c>TapBot:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Which engine. Default: SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>How to reach PostgreSQL (Npgsql connection string); for SQLite the file may be named here, by default <c>portal.db</c> in the data directory.</summary>
    public string? ConnectionString { get; set; }
}
