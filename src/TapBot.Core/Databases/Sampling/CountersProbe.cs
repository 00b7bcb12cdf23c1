using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>pg_stat_database, summed. Everybody may read it.</summary>
internal sealed class CountersProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> All =
    [
        VersionedSql.Any("""
            select sum(xact_commit)::int8, sum(xact_rollback)::int8, sum(blks_hit)::int8, sum(blks_read)::int8, sum(tup_returned)::int8, sum(tup_fetched)::int8,
              sum(tup_inserted)::int8, sum(tup_updated)::int8, sum(tup_deleted)::int8, sum(temp_files)::int8, sum(temp_bytes)::int8, sum(deadlocks)::int8, max(stats_reset)
            from pg_stat_database
            """),
    ];

    public string Name => "counters";

    public TimeSpan Every => DatabaseMetrics.Every;

    public bool IsNeeded => true;

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public void Forget(DatabaseReading reading) => reading.Counters = reading.Counters with { IsMissing = true };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Counters = reading.Counters with
        {
            Commits = rows.GetInt64(0),
            Rollbacks = rows.GetInt64(1),
            BlocksHit = rows.GetInt64(2),
            BlocksRead = rows.GetInt64(3),
            RowsRead = rows.GetInt64(4),
            RowsFetched = rows.GetInt64(5),
            RowsInserted = rows.GetInt64(6),
            RowsUpdated = rows.GetInt64(7),
            RowsDeleted = rows.GetInt64(8),
            TempFiles = rows.GetInt64(9),
            TempBytes = rows.GetInt64(10),
            Deadlocks = rows.GetInt64(11),
            ResetAt = rows.Time(12),
        };
        reading.Metrics = reading.Metrics with { CountersResetAt = reading.Counters.ResetAt };
    }
}
