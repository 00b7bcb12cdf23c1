using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions by state, the limit, and who the log-in is. Without pg_read_all_stats the states of others are null: then nobody knows, and the reading says so.</summary>
internal sealed class ActivityProbe : IDatabaseProbe
{
    public string Name => "activity";

    public TimeSpan Every => DatabaseMetrics.Every;

    public bool IsNeeded => true;

    public string Sql(int version, bool isReplica) => $"""
        select clock_timestamp(), pg_postmaster_start_time(), pg_is_in_recovery(),
          current_setting('max_connections')::int,
          current_setting('superuser_reserved_connections')::int + {(version >= 160000 ? "current_setting('reserved_connections')::int" : "0")},
          case when pg_has_role('pg_read_all_stats', 'usage') then (select count(*)::int from pg_stat_activity where backend_type = 'client backend') else (select sum(numbackends)::int from pg_stat_database) end,
          current_user::text, coalesce((select rolsuper from pg_roles where rolname = current_user), false),
          pg_has_role('pg_read_all_stats', 'usage'), pg_has_role('pg_signal_backend', 'member'),
          count(*) filter (where state in ('active', 'fastpath function call'))::int, count(*) filter (where state = 'idle')::int,
          count(*) filter (where state like 'idle in transaction%')::int, count(*) filter (where wait_event_type = 'Lock')::int,
          extract(epoch from clock_timestamp() - min(xact_start) filter (where backend_type = 'client backend'))::float8
        from pg_stat_activity where (backend_type = 'client backend' or backend_type is null) and application_name is distinct from '{DatabaseLink.ApplicationName}'
        """;

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        var role = reading.Role = new DatabaseRole(rows.GetString(6), rows.GetBoolean(7), rows.GetBoolean(8), rows.GetBoolean(9));
        int? Seen(int column) => role.SeesActivity ? rows.GetInt32(column) : null;
        var startedAt = rows.GetFieldValue<DateTimeOffset>(1);
        reading.Counters = reading.Counters with { StartedAt = startedAt };
        reading.Metrics = reading.Metrics with
        {
            StartedAt = startedAt,
            IsReplica = rows.GetBoolean(2),
            ConnectionsLimit = rows.GetInt32(3),
            ConnectionsReserved = rows.GetInt32(4),
            ConnectionsUsed = rows.GetInt32(5),
            ConnectionsActive = Seen(10),
            ConnectionsIdle = Seen(11),
            ConnectionsIdleInTransaction = Seen(12),
            ConnectionsWaiting = Seen(13),
            OldestTransaction = role.SeesActivity && !rows.IsDBNull(14) ? rows.GetDouble(14) : null,
        };
        if (!role.SeesActivity)
            reading.Missing[Name] = Phrase.Of("databases.missing.activity", ("role", role.Name), ("grant", $"grant pg_monitor to {SqlName.Quote(role.Name)};"));
    }
}
