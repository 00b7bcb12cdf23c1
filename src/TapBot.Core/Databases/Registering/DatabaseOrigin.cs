namespace TapBot.Core.Databases;

/// <summary>How the portal comes to know an instance.</summary>
public enum DatabaseOrigin
{
    /// <summary>It runs in a container of a PostgreSQL image, or listens on a socket of this machine.</summary>
    Found,

    /// <summary>It stands in the configuration, which wins and which no page changes.</summary>
    Configured,

    /// <summary>An administrator has registered it; pages and the API change it.</summary>
    Registered,
}
