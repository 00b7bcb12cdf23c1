using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>Where the lights of an instance become yellow and red, unless somebody says otherwise.</summary>
public static class DatabaseThresholds
{
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
    public static readonly NamedThreshold OldestTransaction = new("databases.oldestTransaction", ThresholdUnit.Seconds, new(300, 1_800, HighIsBad: true, 0, TimeSpan.Zero), 0, 30 * 86_400);

    /// <summary>For how long the lock is waited for that is waited for longest.</summary>
    public static readonly NamedThreshold LongestWait = new("databases.longestWait", ThresholdUnit.Seconds, new(5, 60, HighIsBad: true, 0, TimeSpan.Zero), 0, 86_400);

    /// <summary>How late the latest replica is; on a replica, how late it is itself.</summary>
    public static readonly NamedThreshold ReplicaLag = new("databases.replicaLag", ThresholdUnit.Seconds, new(5, 60, HighIsBad: true, 1, TimeSpan.FromMinutes(1)), 0, 30 * 86_400);

    /// <summary>Bytes of write-ahead log kept for the replication slot that keeps the most.</summary>
    public static readonly NamedThreshold SlotKept = new("databases.slotKept", ThresholdUnit.Bytes, new(1L << 30, 10L << 30, HighIsBad: true, 64 << 20, TimeSpan.FromMinutes(1)), 0, 1L << 50);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<NamedThreshold> All = [Connections, CacheHit, Waiting, Rollbacks, OldestTransaction, LongestWait, ReplicaLag, SlotKept, DiskFree, DiskFullInDays];
}
