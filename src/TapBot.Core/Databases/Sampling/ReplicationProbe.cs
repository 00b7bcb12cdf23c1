using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Who is fed from here, for which slots write-ahead log is kept, and, on a replica, how far behind it is itself.</summary>
internal sealed class ReplicationProbe : IDatabaseProbe
{
    private const int Most = 50;

    private static readonly IReadOnlyList<VersionedSql> OfPrimary = [VersionedSql.Any(Sql("pg_current_wal_lsn()"))], OfReplica = [VersionedSql.Any(Sql("pg_last_wal_replay_lsn()"))];

    public string Name => "replication";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => isReplica ? OfReplica : OfPrimary;

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with { Replicas = null, Slots = null, Standby = null };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        var (replicas, slots) = (new List<ReplicaState>(), new List<SlotState>());
        StandbyState? standby = null;
        while (await rows.ReadAsync(cancellationToken))
        {
            var bytes = rows.Whole(5);
            if (rows.GetString(0) == "self")
                standby = new(bytes, rows.Real(6), rows.GetBoolean(7));
            else if (rows.GetString(0) == "slot")
                slots.Add(new(rows.GetString(1), rows.GetString(3), rows.GetBoolean(7), bytes, rows.GetString(4) is { Length: > 0 } status ? status : null));
            else
                replicas.Add(new(rows.GetString(1), rows.Text(2), rows.GetString(3), rows.GetString(4), bytes, rows.Real(6)));
        }
        reading.Metrics = reading.Metrics with { Replicas = replicas, Slots = slots, Standby = standby };
    }

    // A replica that is sent something and has replayed all of it is not behind, however long its primary has been idle. One that is cut off has replayed all it was sent, too, and falls behind.
    private static string Sql(string now) => $"""
        select 'self', '', null, '', '', pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::int8,
          case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() and exists (select from pg_stat_wal_receiver) then 0 else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) end::float8,
          exists (select from pg_stat_wal_receiver)
        where pg_is_in_recovery()
        union all
        (select 'replica', coalesce(application_name, ''), host(client_addr), coalesce(state, ''), coalesce(sync_state, ''), pg_wal_lsn_diff({now}, replay_lsn)::int8, extract(epoch from replay_lag)::float8, false
        from pg_stat_replication limit {Most})
        union all
        (select 'slot', slot_name::text, null, slot_type, coalesce(wal_status, ''), pg_wal_lsn_diff({now}, restart_lsn)::int8, null, active from pg_replication_slots limit {Most})
        """;
}
