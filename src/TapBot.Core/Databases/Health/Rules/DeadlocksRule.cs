using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Deadlocks since the counters were reset, or else since the server was started: more than one a day is worth a look, more than five a minute is bad.</summary>
internal sealed class DeadlocksRule() : HealthRule<DeadlocksRule.Count>("deadlocks")
{
    private const double Yellow = 1, Red = 5 * 24 * 60;

    private const string Remedy = "alter system set log_lock_waits = on; select pg_reload_conf(); -- the log of the server names both sides of each deadlock";

    public override string Sql(DatabaseInstance instance) => $"""
        select datname::text, deadlocks, coalesce(stats_reset, pg_postmaster_start_time()), extract(epoch from clock_timestamp() - coalesce(stats_reset, pg_postmaster_start_time()))::float8
        from pg_stat_database where deadlocks > 0 and datname is not null order by 2 desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Count> facts, DatabaseInstance instance) => Found(facts.Select(f => new HealthFinding(
        Above(f.Deadlocks / Math.Max(1, f.Seconds / 86_400), Yellow, Red), Phrase.Of("health.deadlocks.row", ("database", f.Database), ("count", f.Deadlocks), ("since", f.Since)), Remedy)));

    protected override Count Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetInt64(1), rows.Time(2) ?? DateTimeOffset.UnixEpoch, rows.Real(3) ?? 0);

    /// <summary>How many there were in a database, and over which time.</summary>
    internal sealed record Count(string Database, long Deadlocks, DateTimeOffset Since, double Seconds);
}
