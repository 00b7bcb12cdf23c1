using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Databases;

/// <summary>The lines of the charts of an instance.</summary>
internal static class DatabaseLines
{
    public static readonly DatabaseLine[] Connections =
    [
        new("connectionsUsed", "databases.line.used", 1, ChartUnit.Number), new("connectionsActive", "databases.line.active", 2, ChartUnit.Number), new("connectionsIdle", "databases.line.idle", 6, ChartUnit.Number),
        new("connectionsIdleInTransaction", "databases.line.inTransaction", 3, ChartUnit.Number), new("connectionsWaiting", "databases.line.lockWaiting", 5, ChartUnit.Number),
    ];

    public static readonly DatabaseLine[] Transactions = [new("transactionsPerSecond", "databases.line.all", 2, ChartUnit.PerSecond), new("rollbacksPerSecond", "databases.line.rolledBack", 5, ChartUnit.PerSecond)];

    public static readonly DatabaseLine[] CacheHit = [new("cacheHitRatio", "databases.line.hits", 1, ChartUnit.Percent)];

    public static readonly DatabaseLine[] Oldest = [new("oldestTransaction", "databases.line.age", 3, ChartUnit.Seconds)];

    public static readonly DatabaseLine[] Rows = [new("rowsReadPerSecond", "databases.line.read", 1, ChartUnit.PerSecond), new("rowsFetchedPerSecond", "databases.line.fetched", 2, ChartUnit.PerSecond)];

    public static readonly DatabaseLine[] Changed =
    [
        new("rowsInsertedPerSecond", "databases.line.inserted", 2, ChartUnit.PerSecond), new("rowsUpdatedPerSecond", "databases.line.updated", 3, ChartUnit.PerSecond),
        new("rowsDeletedPerSecond", "databases.line.deleted", 5, ChartUnit.PerSecond),
    ];

    public static readonly DatabaseLine[] Temp = [new("tempBytesPerSecond", "databases.line.written", 3, ChartUnit.BytesPerSecond), new("tempFilesPerSecond", "databases.line.files", 5, ChartUnit.PerSecond)];

    public static readonly DatabaseLine[] Wal = [new("walBytesPerSecond", "databases.line.written", 4, ChartUnit.BytesPerSecond)];

    public static readonly DatabaseLine[] Checkpoints = [new("checkpointsTimedPerHour", "databases.line.timed", 1, ChartUnit.Number), new("checkpointsRequestedPerHour", "databases.line.requested", 5, ChartUnit.Number)];

    public static readonly DatabaseLine[] Locks = [new("locks", "databases.line.all", 1, ChartUnit.Number), new("locksWaiting", "databases.line.waiting", 5, ChartUnit.Number)];

    public static readonly DatabaseLine[] Size = [new("size", "databases.line.all", 6, ChartUnit.Bytes)];

    public static readonly DatabaseLine[] Disk = [new("diskFreeBytes", "databases.line.free", 6, ChartUnit.Bytes)];

    public static readonly DatabaseLine[] Replicas = [new("replicaLagBytes", "databases.line.behind", 1, ChartUnit.Bytes), new("replicaLagSeconds", "databases.line.late", 5, ChartUnit.Seconds)];

    public static readonly DatabaseLine[] Standby = [new("standbyLagBytes", "databases.line.behind", 1, ChartUnit.Bytes), new("standbyLagSeconds", "databases.line.late", 5, ChartUnit.Seconds)];

    public static readonly DatabaseLine[] Slots = [new("slotKeptBytes", "databases.line.kept", 4, ChartUnit.Bytes)];
}
