using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions by state. Without pg_read_all_stats the states of others are null: then nobody knows, and the reading says so.</summary>
internal sealed class ActivityProbe : IDatabaseProbe
{
    private static readonly IReadOnlyList<VersionedSql> All =
    [
        VersionedSql.Any($"""
            select case when pg_has_role('pg_read_all_stats', 'usage') then (select count(*)::int from pg_stat_activity where backend_type = 'client backend') else (select sum(numbackends)::int from pg_stat_database) end,
              current_user::text, pg_has_role('pg_read_all_stats', 'usage'),
              count(*) filter (where state in ('active', 'fastpath function call'))::int, count(*) filter (where state = 'idle')::int,
              count(*) filter (where state like 'idle in transaction%')::int, count(*) filter (where wait_event_type = 'Lock')::int,
              extract(epoch from clock_timestamp() - min(xact_start) filter (where backend_type = 'client backend'))::float8
            from pg_stat_activity where (backend_type = 'client backend' or backend_type is null) and application_name is distinct from '{DatabaseLink.ApplicationName}'
            """),
    ];

    public string Name => "activity";

    public TimeSpan Every => DatabaseMetrics.Every;

    public bool IsNeeded => true;

    public IReadOnlyList<VersionedSql> Statements(bool isReplica) => All;

    public void Forget(DatabaseReading reading) => reading.Metrics = reading.Metrics with
    {
        ConnectionsUsed = null,
        ConnectionsActive = null,
        ConnectionsIdle = null,
        ConnectionsIdleInTransaction = null,
        ConnectionsWaiting = null,
        OldestTransaction = null,
    };

    public async Task ReadAsync(NpgsqlDataReader rows, DatabaseReading reading, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        var (role, seesActivity) = (rows.GetString(1), rows.GetBoolean(2));
        int? Seen(int column) => seesActivity ? rows.GetInt32(column) : null;
        reading.Metrics = reading.Metrics with
        {
            ConnectionsUsed = rows.GetInt32(0),
            ConnectionsActive = Seen(3),
            ConnectionsIdle = Seen(4),
            ConnectionsIdleInTransaction = Seen(5),
            ConnectionsWaiting = Seen(6),
            OldestTransaction = seesActivity ? rows.Real(7) : null,
        };
        if (!seesActivity)
            reading.Missing[Name] = Phrase.Of("databases.missing.activity", ("role", role), ("grant", $"grant pg_monitor to {SqlName.Quote(role)};"));
    }
}
