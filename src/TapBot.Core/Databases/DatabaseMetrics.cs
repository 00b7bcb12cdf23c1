namespace TapBot.Core.Databases;

/// <summary>
/// The figures of one instance at one moment. Rates are per second between this reading and the one before; null at the first reading, after a restart of the server or a
/// reset of its counters, and for what the log-in may not see. Sources: pg_stat_activity, pg_stat_database, pg_stat_bgwriter or pg_stat_checkpointer, pg_stat_wal;
/// the disk by statvfs.
/// </summary>
public sealed record DatabaseMetrics
{
    /// <summary>How often they are read.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>When it was read, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the server was started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>True for a replica.</summary>
    public bool IsReplica { get; init; }

    /// <summary>When its configuration was last read, UTC; null when it is not known.</summary>
    public DateTimeOffset? ConfiguredAt { get; init; }

    /// <summary>When the counters of any database were last set to zero, UTC; null when that never was.</summary>
    public DateTimeOffset? CountersResetAt { get; init; }

    /// <summary>Sessions of clients, the portal's own included; all that are in a database when the log-in does not see others. Null when the server does not tell.</summary>
    public int? ConnectionsUsed { get; init; }

    /// <summary>How many sessions there may be (max_connections).</summary>
    public int ConnectionsLimit { get; init; }

    /// <summary>How many of these are kept for superusers and, since PostgreSQL 16, for reserved roles.</summary>
    public int ConnectionsReserved { get; init; }

    /// <summary>Sessions in the midst of a statement, without the portal's own; null when the log-in does not see others.</summary>
    public int? ConnectionsActive { get; init; }

    /// <summary>Sessions that wait for their client outside of a transaction.</summary>
    public int? ConnectionsIdle { get; init; }

    /// <summary>Sessions that wait for their client within a transaction, failed ones included.</summary>
    public int? ConnectionsIdleInTransaction { get; init; }

    /// <summary>Sessions that wait for a lock of another.</summary>
    public int? ConnectionsWaiting { get; init; }

    /// <summary>Age of the oldest transaction in seconds; null when there is none or it cannot be seen.</summary>
    public double? OldestTransaction { get; init; }

    /// <summary>Committed and rolled back, without the portal's own.</summary>
    public double? TransactionsPerSecond { get; init; }

    /// <summary>Rolled back.</summary>
    public double? RollbacksPerSecond { get; init; }

    /// <summary>Share of blocks found in shared buffers, 0 to 1, over <see cref="CacheHitWindow"/>; null when no block was asked for.</summary>
    public double? CacheHitRatio { get; init; }

    /// <summary>The seconds that <see cref="CacheHitRatio"/> covers, five minutes at most; null while it covers all since the counters began.</summary>
    public double? CacheHitWindow { get; init; }

    /// <summary>Blocks read from outside of shared buffers.</summary>
    public double? BlocksReadPerSecond { get; init; }

    /// <summary>Rows handed to clients or other nodes (tup_fetched).</summary>
    public double? RowsFetchedPerSecond { get; init; }

    /// <summary>Rows looked at (tup_returned).</summary>
    public double? RowsReadPerSecond { get; init; }

    /// <summary>Rows inserted.</summary>
    public double? RowsInsertedPerSecond { get; init; }

    /// <summary>Rows updated.</summary>
    public double? RowsUpdatedPerSecond { get; init; }

    /// <summary>Rows deleted.</summary>
    public double? RowsDeletedPerSecond { get; init; }

    /// <summary>Bytes written to temporary files.</summary>
    public double? TempBytesPerSecond { get; init; }

    /// <summary>Temporary files made.</summary>
    public double? TempFilesPerSecond { get; init; }

    /// <summary>Deadlocks.</summary>
    public double? DeadlocksPerSecond { get; init; }

    /// <summary>Bytes of write-ahead log; on a replica null.</summary>
    public double? WalBytesPerSecond { get; init; }

    /// <summary>Checkpoints begun because their time had come.</summary>
    public double? CheckpointsTimedPerSecond { get; init; }

    /// <summary>Checkpoints begun because of a request or too much write-ahead log.</summary>
    public double? CheckpointsRequestedPerSecond { get; init; }

    /// <summary>Checkpoints in an hour because their time had come, over the last hour at most; null until that covers five minutes.</summary>
    public double? CheckpointsTimedPerHour { get; init; }

    /// <summary>The same of those that were requested or came of too much write-ahead log.</summary>
    public double? CheckpointsRequestedPerHour { get; init; }

    /// <summary>Bytes per second that checkpoints have written, over the same time.</summary>
    public double? CheckpointBytesPerSecond { get; init; }

    /// <summary>The share of that time in which a checkpoint was being written, 0 to 1; one counts when it has ended.</summary>
    public double? CheckpointShare { get; init; }

    /// <summary>Locks held or waited for.</summary>
    public int? Locks { get; init; }

    /// <summary>Locks waited for.</summary>
    public int? LocksWaiting { get; init; }

    /// <summary>For how many seconds the lock that is waited for longest is; 0 when none is, null when it is not known.</summary>
    public double? LongestWait { get; init; }

    /// <summary>Bytes of all databases that may be measured, read every five minutes.</summary>
    public long? Size { get; init; }

    /// <summary>When the sizes were read, UTC.</summary>
    public DateTimeOffset? SizesAt { get; init; }

    /// <summary>Bytes of the file system that the data directory lies on, read every minute; null when it is not known.</summary>
    public long? DiskTotalBytes { get; init; }

    /// <summary>Bytes of it that are free for PostgreSQL.</summary>
    public long? DiskFreeBytes { get; init; }

    /// <summary>Bytes of it that are not.</summary>
    public long? DiskUsedBytes => DiskTotalBytes - DiskFreeBytes;

    /// <summary>In how many days it will be full if it fills on as in the last seven days, rounded, 0 for less than one; null when that is over a year, never, or not known.</summary>
    public int? DiskFullInDays { get; init; }

    /// <summary>The databases, largest first.</summary>
    public IReadOnlyList<DatabaseSize> Databases { get; init; } = [];

    /// <summary>Who is fed from here.</summary>
    public IReadOnlyList<ReplicaState>? Replicas { get; init; }

    /// <summary>The replication slots.</summary>
    public IReadOnlyList<SlotState>? Slots { get; init; }

    /// <summary>On a replica, how far behind it is itself; else null.</summary>
    public StandbyState? Standby { get; init; }

    /// <summary>Bytes that the replica which is furthest behind has not replayed; null when there is none.</summary>
    public long? ReplicaLagBytes => Replicas?.Max(r => r.LagBytes);

    /// <summary>Seconds that the replica which is furthest behind is late; null when there is none, or nothing to measure.</summary>
    public double? ReplicaLagSeconds => Replicas?.Max(r => r.LagBytes == 0 ? 0 : r.LagSeconds);

    /// <summary>Bytes of write-ahead log kept for the slot that keeps the most; null without slots.</summary>
    public long? SlotKeptBytes => Slots?.Max(s => s.KeptBytes);
}
