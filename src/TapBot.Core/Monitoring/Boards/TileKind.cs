namespace TapBot.Core.Monitoring;

/// <summary>What a tile of a board tells of.</summary>
public enum TileKind
{
    /// <summary>Certificates: coverage, what is wrong, what ends next.</summary>
    Certificates,

    /// <summary>Containers: how many run, which are in trouble.</summary>
    Containers,

    /// <summary>PostgreSQL: cache hit ratio and connections, a tile for each instance.</summary>
    Databases,

    /// <summary>The response time of the API against its goal.</summary>
    ApiResponse,

    /// <summary>The machines: processors, memory, disk, a tile for each server.</summary>
    Servers,

    /// <summary>The share of 30 days in which all was up.</summary>
    Uptime,

    /// <summary>The lights of everything.</summary>
    Lights,
}
