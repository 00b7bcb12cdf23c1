using System.Globalization;
using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions that wait for a lock of another, and who holds it.</summary>
internal sealed class BlockedRule(double yellow = 5, double red = 60) : HealthRule<BlockedSession>("blocked")
{
    public override bool NeedsActivity => true;

    public override string Sql(DatabaseInstance instance) => $"""
        select a.pid::int8, concat_ws(' · ', a.usename, nullif(a.application_name, ''), a.datname),
          extract(epoch from clock_timestamp() - coalesce((select min(l.waitstart) from pg_locks l where l.pid = a.pid and not l.granted), a.query_start))::float8,
          array_to_string(pg_blocking_pids(a.pid), ' ')
        from pg_stat_activity a where a.wait_event_type = 'Lock' order by 3 desc nulls last limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<BlockedSession> facts, DatabaseInstance instance) => Found(facts
        .Where(f => f.Seconds > yellow)
        .Select(f => new HealthFinding(Above(f.Seconds, yellow, red), Phrase.Of("health.blocked.row", ("pid", f.Pid.ToString(CultureInfo.InvariantCulture)), ("who", f.Who), ("forSeconds", f.Seconds), ("blockers", f.Blockers.Replace(" ", ", ", StringComparison.Ordinal))), Remedy(f, facts))));

    protected override BlockedSession Fact(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetString(1), rows.Real(2) ?? 0, rows.Text(3) ?? "");

    /// <summary>Ends those that hold it up by then, where these wait for nobody themselves; zero stands for a prepared transaction.</summary>
    private static string? Remedy(BlockedSession session, IReadOnlyList<BlockedSession> all)
    {
        var blockers = session.Blockers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return blockers.Any(b => b == "0" || all.Any(f => f.Pid.ToString(CultureInfo.InvariantCulture) == b))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"select pg_terminate_backend(blocker) from unnest(pg_blocking_pids({session.Pid})) blocker;");
    }
}
