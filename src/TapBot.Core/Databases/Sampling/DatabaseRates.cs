namespace TapBot.Core.Databases;

/// <summary>
/// Makes rates of counters. A restart of the server or a reset of its counters makes a gap, never a spike. The cache hit ratio covers the last five minutes.
/// One sampler uses it at a time.
/// </summary>
internal sealed class DatabaseRates(TimeProvider time)
{
    /// <summary>What the cache hit ratio covers at most.</summary>
    public static readonly TimeSpan CacheWindow = TimeSpan.FromMinutes(5);

    private readonly Queue<DatabaseCounters> window = new();
    private readonly CheckpointWindow checkpoints = new(time);
    private DatabaseCounters? last;

    /// <summary>The figures of a reading, with the rates since the one before.</summary>
    public DatabaseMetrics Apply(DatabaseMetrics figures, DatabaseCounters now)
    {
        var before = last is not null && now.Continues(last) ? last : null;
        if (before is null || time.GetElapsedTime(before.At, now.At) > CacheWindow)
            window.Clear();
        last = now;
        window.Enqueue(now);
        while (window.Count > 2 && time.GetElapsedTime(window.Peek().At, now.At) > CacheWindow)
            window.Dequeue();
        var seconds = before is null ? 0 : time.GetElapsedTime(before.At, now.At).TotalSeconds;
        double? Rate(long? a, long? b) => seconds > 0 && a >= b ? (a - b) / seconds : null;
        double? RateOf(Func<DatabaseCounters, long?> of) => before is null ? null : Rate(of(now), of(before));
        double? Counted(Func<DatabaseCounters, long> of) => RateOf(c => c.IsMissing ? null : of(c));
        var rollbacks = Counted(c => c.Rollbacks);
        return checkpoints.Apply(WithCache(figures, now), now, continues: before is not null) with
        {
            TransactionsPerSecond = before is null ? null : (Rate(now.Commits - now.Own, before.Commits - before.Own) ?? 0) + rollbacks,
            RollbacksPerSecond = rollbacks,
            BlocksReadPerSecond = Counted(c => c.BlocksRead),
            RowsReadPerSecond = Counted(c => c.RowsRead),
            RowsFetchedPerSecond = Counted(c => c.RowsFetched),
            RowsInsertedPerSecond = Counted(c => c.RowsInserted),
            RowsUpdatedPerSecond = Counted(c => c.RowsUpdated),
            RowsDeletedPerSecond = Counted(c => c.RowsDeleted),
            TempFilesPerSecond = Counted(c => c.TempFiles),
            TempBytesPerSecond = Counted(c => c.TempBytes),
            DeadlocksPerSecond = Counted(c => c.Deadlocks),
            WalBytesPerSecond = RateOf(c => c.WalBytes),
            CheckpointsTimedPerSecond = RateOf(c => c.CheckpointsTimed),
            CheckpointsRequestedPerSecond = RateOf(c => c.CheckpointsRequested),
        };
    }

    private DatabaseMetrics WithCache(DatabaseMetrics figures, DatabaseCounters now)
    {
        if (now.IsMissing)
            return figures with { CacheHitRatio = null, CacheHitWindow = null };
        var first = window.Peek();
        var (hit, read) = (now.BlocksHit - first.BlocksHit, now.BlocksRead - first.BlocksRead);
        return first != now
            ? figures with { CacheHitRatio = Share(hit, read), CacheHitWindow = time.GetElapsedTime(first.At, now.At).TotalSeconds }
            : figures with { CacheHitRatio = Share(now.BlocksHit, now.BlocksRead), CacheHitWindow = null };
    }

    private static double? Share(long hit, long read) => hit + read > 0 ? (double)hit / (hit + read) : null;
}
