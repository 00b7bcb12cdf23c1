using System.Globalization;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions that wait for a lock of another, and who holds it.</summary>
internal sealed class BlockedRule() : HealthRule<BlockedSession>("blocked", DatabaseThresholds.LongestWait)
{
    private const string End = "'select pg_terminate_backend(pid) from pg_stat_activity where pid = %1$s and backend_start = %2$L;'";

    private const string Cancel = "'select pg_cancel_backend(pid) from pg_stat_activity where pid = %1$s and backend_start = %2$L;'";

    public override bool NeedsActivity => true;

    public override string Sql(DatabaseInstance instance) => $"""
        with waiting as (
          select a.pid, concat_ws(' · ', a.usename, nullif(a.application_name, ''), a.datname) as who,
            extract(epoch from clock_timestamp() - coalesce((select min(l.waitstart) from pg_locks l where l.pid = a.pid and not l.granted), a.query_start))::float8 as seconds,
            pg_blocking_pids(a.pid) as blockers, a.wait_event = 'advisory' as advisory
          from pg_stat_activity a where a.wait_event_type = 'Lock' order by 3 desc nulls last limit {Most})
        select w.pid::int8, w.who, w.seconds, array_to_string(w.blockers, ' '), w.advisory, (
          select string_agg(case when b.state like 'idle in transaction%' then format({End}, b.pid, b.backend_start)
            else format({Cancel} || E'\n-- if that is not enough:\n-- ' || {End}, b.pid, b.backend_start) end, E'\n' order by b.pid)
          from pg_stat_activity b where b.pid = any (w.blockers) and b.backend_type = 'client backend')
        from waiting w order by w.seconds desc nulls last
        """;

    public override HealthCheck Judge(IReadOnlyList<BlockedSession> facts, DatabaseInstance instance) => Found(facts
        .Where(f => f.Seconds > instance.BoundsOf(DatabaseThresholds.LongestWait).Yellow)
        .Select(f => new HealthFinding(ColourOf(f, instance.BoundsOf(DatabaseThresholds.LongestWait)), Phrase.Of("health.blocked.row", ("pid", f.Pid.ToString(CultureInfo.InvariantCulture)), ("who", f.Who), ("forSeconds", f.Seconds), ("blockers", f.Blockers.Replace(" ", ", ", StringComparison.Ordinal))), Remedy(f, facts))));

    protected override BlockedSession Fact(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetString(1), rows.Real(2) ?? 0, rows.Text(3) ?? "", rows.GetBoolean(4), rows.Text(5));

    /// <summary>Only applications know how long an advisory lock may be waited for.</summary>
    private static LightColour ColourOf(BlockedSession session, Threshold bounds) => session.IsAdvisory ? LightColour.Yellow : bounds.ColourOf(session.Seconds);

    /// <summary>Ends those that hold it up, where these wait for nobody themselves; zero stands for a prepared transaction.</summary>
    private static string? Remedy(BlockedSession session, IReadOnlyList<BlockedSession> all)
    {
        var blockers = session.Blockers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return session.IsAdvisory || blockers.Any(b => b == "0" || all.Any(f => f.Pid.ToString(CultureInfo.InvariantCulture) == b)) ? null : session.Remedy;
    }
}
