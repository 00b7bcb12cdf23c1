using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>What the server is, its limits, and who the log-in is. Functions only, so that it stays cheap and true of versions to come.</summary>
internal sealed class ServerProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> All = [VersionedSql.Until(15, Sql("0")), VersionedSql.Since(16, Sql("current_setting('reserved_connections')::int"))];

    public string Name => "server";

    public TimeSpan Every => DatabaseMetrics.Every;

    public bool IsNeeded => true;

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        var startedAt = rows.GetFieldValue<DateTimeOffset>(0);
        reading.Role = new DatabaseRole(rows.GetString(4), rows.GetBoolean(5), rows.GetBoolean(6), rows.GetBoolean(7));
        reading.Counters = reading.Counters with { StartedAt = startedAt };
        reading.Metrics = reading.Metrics with
        {
            StartedAt = startedAt,
            IsReplica = rows.GetBoolean(1),
            ConnectionsLimit = rows.GetInt32(2),
            ConnectionsReserved = rows.GetInt32(3),
            ConfiguredAt = rows.Time(8),
        };
    }

    private static string Sql(string reserved) => $"""
        select pg_postmaster_start_time(), pg_is_in_recovery(), current_setting('max_connections')::int, current_setting('superuser_reserved_connections')::int + {reserved},
          current_user::text, coalesce((select rolsuper from pg_roles where rolname = current_user), false), pg_has_role('pg_read_all_stats', 'usage'), pg_has_role('pg_signal_backend', 'member'),
          pg_conf_load_time()
        """;
}
