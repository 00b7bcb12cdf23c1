namespace TapBot.Core.Storage;

/// <summary>Where the portal keeps what it must remember.</summary>
public enum StorageProvider
{
    /// <summary>A file in the data directory; nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database, version 14 or later.</summary>
    PostgreSql,
}
