using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>What the figures of an instance are called in the history: <c>databases/name/cacheHitRatio</c>; the size of one database in it is <c>databases/name/databases/shop/size</c>.
/// The figures have the names and units of <see cref="DatabaseMetrics"/>.</summary>
public static class DatabaseSeries
{
    /// <summary>The first part of all of them.</summary>
    public const string Root = "databases";

    /// <summary>So many databases of an instance have a history of their size: the largest.</summary>
    public const int MostSizes = 20;

    private static readonly (string Figure, Func<DatabaseMetrics, double?> Value)[] All =
    [
        ("connectionsUsed", static m => m.ConnectionsUsed),
        ("connectionsActive", static m => m.ConnectionsActive),
        ("connectionsIdle", static m => m.ConnectionsIdle),
        ("connectionsIdleInTransaction", static m => m.ConnectionsIdleInTransaction),
        ("connectionsWaiting", static m => m.ConnectionsWaiting),
        ("oldestTransaction", static m => m.ConnectionsActive is null ? null : m.OldestTransaction ?? 0),
        ("transactionsPerSecond", static m => m.TransactionsPerSecond),
        ("rollbacksPerSecond", static m => m.RollbacksPerSecond),
        ("cacheHitRatio", static m => m.CacheHitWindow is null ? null : m.CacheHitRatio),
        ("blocksReadPerSecond", static m => m.BlocksReadPerSecond),
        ("rowsReadPerSecond", static m => m.RowsReadPerSecond),
        ("rowsFetchedPerSecond", static m => m.RowsFetchedPerSecond),
        ("rowsInsertedPerSecond", static m => m.RowsInsertedPerSecond),
        ("rowsUpdatedPerSecond", static m => m.RowsUpdatedPerSecond),
        ("rowsDeletedPerSecond", static m => m.RowsDeletedPerSecond),
        ("tempBytesPerSecond", static m => m.TempBytesPerSecond),
        ("tempFilesPerSecond", static m => m.TempFilesPerSecond),
        ("deadlocksPerSecond", static m => m.DeadlocksPerSecond),
        ("walBytesPerSecond", static m => m.WalBytesPerSecond),
        ("checkpointsTimedPerHour", static m => m.CheckpointsTimedPerHour),
        ("checkpointsRequestedPerHour", static m => m.CheckpointsRequestedPerHour),
        ("checkpointBytesPerSecond", static m => m.CheckpointBytesPerSecond),
        ("replicaLagBytes", static m => m.ReplicaLagBytes),
        ("replicaLagSeconds", static m => m.ReplicaLagSeconds),
        ("standbyLagBytes", static m => m.Standby?.LagBytes),
        ("standbyLagSeconds", static m => m.Standby?.LagSeconds),
        ("slotKeptBytes", static m => m.SlotKeptBytes),
        ("locks", static m => m.Locks),
        ("locksWaiting", static m => m.LocksWaiting),
        ("longestWait", static m => m.LongestWait),
        ("size", static m => m.Size),
        ("diskFreeBytes", static m => m.DiskFreeBytes),
        ("diskUsedBytes", static m => m.DiskUsedBytes),
    ];

    /// <summary>The figures that have a history.</summary>
    public static IEnumerable<string> Figures => All.Select(f => f.Figure);

    /// <summary>The name of a figure of an instance.</summary>
    /// <param name="database">Which.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    public static SeriesName Of(DatabaseName database, string figure) => SeriesName.Of(Root, database.Value, figure);

    /// <summary>The name of the size of one database of an instance.</summary>
    /// <param name="database">Which instance.</param>
    /// <param name="of">The database in it.</param>
    public static SeriesName SizeOf(DatabaseName database, string of) => SeriesName.Of(Root, database.Value, "databases", of, "size");

    /// <summary>What a reading says of a figure; null when it is not known.</summary>
    /// <param name="metrics">The reading.</param>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public static double? ValueOf(DatabaseMetrics metrics, string figure) => Array.Find(All, f => f.Figure == figure) is { Value: { } value }
        ? value(metrics)
        : throw new ArgumentException($"There is no figure '{figure}'.", nameof(figure));

    /// <summary>Takes a reading into the history; what is not known is a gap.</summary>
    internal static void Record(HistoryRecorder history, DatabaseInstance instance, DatabaseMetrics metrics)
    {
        foreach (var (figure, value) in All)
        {
            if (value(metrics) is { } known)
                history.Add(Of(instance.Name, figure), instance.Scope, metrics.At, known);
        }
    }

    /// <summary>Takes the sizes of the databases into the history, when they have been read anew.</summary>
    internal static void RecordSizes(HistoryRecorder history, DatabaseInstance instance, DatabaseMetrics metrics)
    {
        foreach (var database in metrics.Databases.Take(MostSizes))
        {
            if (database.Bytes is { } bytes)
                history.Add(SizeOf(instance.Name, database.Name), instance.Scope, metrics.At, bytes);
        }
    }
}
