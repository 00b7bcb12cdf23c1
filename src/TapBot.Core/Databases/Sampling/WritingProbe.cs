using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Checkpoints and write-ahead log. PostgreSQL 17 moved the checkpoints into a view of their own.</summary>
internal sealed class WritingProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> OfPrimary = Both("pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"), OfReplica = Both("null");

    public string Name => "writing";

    public TimeSpan Every => DatabaseMetrics.Every;

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => isReplica ? OfReplica : OfPrimary;

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Counters = reading.Counters with
        {
            CheckpointsTimed = rows.GetInt64(0),
            CheckpointsRequested = rows.GetInt64(1),
            CheckpointBytes = rows.GetInt64(2),
            CheckpointMilliseconds = rows.GetInt64(3),
            WalBytes = rows.IsDBNull(4) ? null : rows.GetInt64(4),
        };
    }

    private static VersionedSql[] Both(string written) =>
    [
        VersionedSql.Until(16, Sql("pg_stat_bgwriter", "checkpoints_timed", "checkpoints_req", "buffers_checkpoint", "checkpoint_write_time", "checkpoint_sync_time", written)),
        VersionedSql.Since(17, Sql("pg_stat_checkpointer", "num_timed", "num_requested", "buffers_written", "write_time", "sync_time", written)),
    ];

    private static string Sql(string view, string timed, string requested, string buffers, string writing, string syncing, string written) =>
        $"select {timed}::int8, {requested}::int8, {buffers}::int8 * current_setting('block_size')::int8, ({writing} + {syncing})::int8, {written}::int8 from {view}";
}
