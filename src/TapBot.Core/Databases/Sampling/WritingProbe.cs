using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Checkpoints and write-ahead log. PostgreSQL 17 moved the checkpoints into a view of their own.</summary>
internal sealed class WritingProbe : IDatabaseProbe
{
    public string Name => "writing";

    public TimeSpan Every => DatabaseMetrics.Every;

    public string Sql(int version, bool isReplica)
    {
        var (view, timed, requested) = version >= 170000 ? ("pg_stat_checkpointer", "num_timed", "num_requested") : ("pg_stat_bgwriter", "checkpoints_timed", "checkpoints_req");
        return $"select {timed}::int8, {requested}::int8, {(isReplica ? "null" : "pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")}::int8 from {view}";
    }

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        reading.Counters = reading.Counters with
        {
            CheckpointsTimed = rows.GetInt64(0),
            CheckpointsRequested = rows.GetInt64(1),
            WalBytes = rows.IsDBNull(2) ? null : rows.GetInt64(2),
        };
    }
}
