using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>Where the lights and the health checks of an instance become yellow and red, unless somebody says otherwise. Every number that colours anything of a database stands here.</summary>
public static class DatabaseThresholds
{
    private const double Longest = 30 * 86_400, Largest = 1L << 50;

    /// <summary>The server refuses new transactions shortly before 2^31.</summary>
    private const double LastTransaction = 2_100e6;

    /// <summary>Used sessions as a share of those that may be.</summary>
    public static readonly NamedThreshold Connections = new("databases.connections", ThresholdUnit.Share, new(0.80, 0.90, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15)), 0, 1);

    /// <summary>Share of blocks found in shared buffers.</summary>
    public static readonly NamedThreshold CacheHit = new("databases.cacheHit", ThresholdUnit.Share, new(0.95, 0.90, HighIsBad: false, 0.005, TimeSpan.FromMinutes(1)), 0, 1);

    /// <summary>Sessions that wait for a lock of another.</summary>
    public static readonly NamedThreshold Waiting = new("databases.waiting", ThresholdUnit.Count, new(0, 4, HighIsBad: true, 0, TimeSpan.FromSeconds(5)), 0, 100_000);

    /// <summary>What is left of the disk, as a share of it.</summary>
    public static readonly NamedThreshold DiskFree = new("databases.diskFree", ThresholdUnit.Share, new(0.20, 0.10, HighIsBad: false, 0.01, TimeSpan.FromMinutes(1)), 0, 1);

    /// <summary>The days until the disk is full, <see cref="NamedThreshold.Most"/> when that is later or never.</summary>
    public static readonly NamedThreshold DiskFullInDays = new("databases.diskFullInDays", ThresholdUnit.Days, new(14, 3, HighIsBad: false, 1, TimeSpan.FromMinutes(10)), 0, 365);

    /// <summary>Transactions that are rolled back, as a share of all; a few a second are no burden whatever their share is.</summary>
    public static readonly NamedThreshold Rollbacks = new("databases.rollbacks", ThresholdUnit.Share, new(0.10, 0.50, HighIsBad: true, 0.02, TimeSpan.FromMinutes(5)), 0, 1);

    /// <summary>The age of the oldest transaction.</summary>
    public static readonly NamedThreshold OldestTransaction = new("databases.oldestTransaction", ThresholdUnit.Seconds, new(300, 1_800, HighIsBad: true, 0, TimeSpan.Zero), 0, Longest);

    /// <summary>For how long the lock is waited for that is waited for longest.</summary>
    public static readonly NamedThreshold LongestWait = new("databases.longestWait", ThresholdUnit.Seconds, new(5, 60, HighIsBad: true, 0, TimeSpan.Zero), 0, 86_400);

    /// <summary>How late the latest replica is; on a replica, how late it is itself.</summary>
    public static readonly NamedThreshold ReplicaLag = new("databases.replicaLag", ThresholdUnit.Seconds, new(5, 60, HighIsBad: true, 1, TimeSpan.FromMinutes(1)), 0, Longest);

    /// <summary>Bytes of write-ahead log kept for the replication slot that keeps the most.</summary>
    public static readonly NamedThreshold SlotKept = new("databases.slotKept", ThresholdUnit.Bytes, new(1L << 30, 10L << 30, HighIsBad: true, 64 << 20, TimeSpan.FromMinutes(1)), 0, Largest);

    /// <summary>For how long a session waits for its client within a transaction.</summary>
    public static readonly NamedThreshold IdleInTransaction = Checked("idleInTransaction", ThresholdUnit.Seconds, 60, 600, Longest);

    /// <summary>For how long a statement runs.</summary>
    public static readonly NamedThreshold LongStatements = Checked("longStatements", ThresholdUnit.Seconds, 60, 300, Longest);

    /// <summary>What is taken of the lock table that all sessions share.</summary>
    public static readonly NamedThreshold LockTable = Checked("lockTable", ThresholdUnit.Share, 0.2, 0.6, 1);

    /// <summary>Deadlocks between two readings.</summary>
    public static readonly NamedThreshold Deadlocks = Checked("deadlocks", ThresholdUnit.Count, 0, 1, 100_000);

    /// <summary>Deadlocks of a database per day, since its counters were reset.</summary>
    public static readonly NamedThreshold DeadlocksPerDay = Checked("deadlocksPerDay", ThresholdUnit.Count, 1, 5 * 24 * 60, 10_000_000);

    /// <summary>Checkpoints that came of too much write-ahead log before their time, as a share of all.</summary>
    public static readonly NamedThreshold CheckpointsRequested = Checked("checkpointsRequested", ThresholdUnit.Share, 0.5, 1, 1);

    /// <summary>Bytes that a replica has not replayed.</summary>
    public static readonly NamedThreshold ReplicaBehind = Checked("replicaBehind", ThresholdUnit.Bytes, 16L << 20, 1L << 30, Largest);

    /// <summary>Files of write-ahead log that wait for their archive.</summary>
    public static readonly NamedThreshold ArchiveWaiting = Checked("archiveWaiting", ThresholdUnit.Count, 50, 500, 1_000_000);

    /// <summary>The age in transactions of the oldest rows of a database. Autovacuum begins at 200 million by itself; far beyond that it does not get through.</summary>
    public static readonly NamedThreshold Wraparound = Checked("wraparound", ThresholdUnit.Count, 500e6, 1_200e6, LastTransaction);

    /// <summary>For how many transactions something keeps vacuum from taking away dead rows.</summary>
    public static readonly NamedThreshold Horizon = Checked("horizon", ThresholdUnit.Count, 1e6, 50e6, LastTransaction);

    /// <summary>Dead rows of a table, as a multiple of those at which autovacuum comes.</summary>
    public static readonly NamedThreshold DeadRows = Checked("deadRows", ThresholdUnit.Count, 2, 10, 1_000_000);

    /// <summary>The size of an index that nothing reads.</summary>
    public static readonly NamedThreshold UnusedIndexes = Checked("unusedIndexes", ThresholdUnit.Bytes, 10L << 20, 1L << 40, Largest);

    /// <summary>Rows read from end to end of a table that may lack an index.</summary>
    public static readonly NamedThreshold MissingIndexes = Checked("missingIndexes", ThresholdUnit.Count, 10e9, 10e12, 1e15);

    /// <summary>What is used of a sequence, or of what the column that it fills can hold.</summary>
    public static readonly NamedThreshold Sequences = Checked("sequences", ThresholdUnit.Share, 0.75, 0.9, 1);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<NamedThreshold> All =
    [
        Connections, CacheHit, Waiting, Rollbacks, OldestTransaction, LongestWait, ReplicaLag, SlotKept, DiskFree, DiskFullInDays,
        IdleInTransaction, LongStatements, LockTable, Deadlocks, DeadlocksPerDay, CheckpointsRequested, ReplicaBehind, ArchiveWaiting, Wraparound, Horizon, DeadRows, UnusedIndexes, MissingIndexes, Sequences,
    ];

    /// <summary>One that only health checks judge by: too much is bad, and each look is judged by itself.</summary>
    private static NamedThreshold Checked(string name, ThresholdUnit unit, double yellow, double red, double most) =>
        new($"databases.{name}", unit, new(yellow, red, HighIsBad: true, 0, TimeSpan.Zero), 0, most) { HasMemory = false };
}
