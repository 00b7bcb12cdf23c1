using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Who is fed from here, and for which slots write-ahead log is kept.</summary>
internal sealed class ReplicationProbe : IDatabaseProbe
{
    private const int Most = 50;

    public string Name => "replication";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public string Sql(int version, bool isReplica)
    {
        var now = isReplica ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
        return $"""
            select 'replica', coalesce(application_name, ''), host(client_addr), coalesce(state, ''), coalesce(sync_state, ''), pg_wal_lsn_diff({now}, replay_lsn)::int8, extract(epoch from replay_lag)::float8, false
            from pg_stat_replication
            union all
            select 'slot', slot_name::text, null, slot_type, coalesce(wal_status, ''), pg_wal_lsn_diff({now}, restart_lsn)::int8, null, active from pg_replication_slots
            limit {Most}
            """;
    }

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with { Replicas = null, Slots = null };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        var (replicas, slots) = (new List<ReplicaState>(), new List<SlotState>());
        while (await rows.ReadAsync(cancellationToken))
        {
            var bytes = rows.IsDBNull(5) ? (long?)null : rows.GetInt64(5);
            if (rows.GetString(0) == "slot")
                slots.Add(new(rows.GetString(1), rows.GetString(3), rows.GetBoolean(7), bytes, rows.GetString(4) is { Length: > 0 } status ? status : null));
            else
                replicas.Add(new(rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetString(3), rows.GetString(4), bytes, rows.IsDBNull(6) ? null : rows.GetDouble(6)));
        }
        reading.Metrics = reading.Metrics with { Replicas = replicas, Slots = slots };
    }
}
