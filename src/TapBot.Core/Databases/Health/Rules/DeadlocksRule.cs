using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Deadlocks of this moment, where one is worth a look and more within seconds are bad; and those since the counters were reset, or else since the server was started, where more than one
/// a day is worth a look.
/// </summary>
internal sealed class DeadlocksRule() : HealthRule<DeadlocksRule.Count>("deadlocks", DatabaseThresholds.Deadlocks, DatabaseThresholds.DeadlocksPerDay)
{
    private const string Remedy = "alter system set log_lock_waits = on;\nselect pg_reload_conf(); -- the log of the server names both sides of each deadlock";

    public override string Sql(DatabaseInstance instance) => $"""
        select datname::text, deadlocks, coalesce(stats_reset, pg_postmaster_start_time()), extract(epoch from clock_timestamp() - coalesce(stats_reset, pg_postmaster_start_time()))::float8
        from pg_stat_database where deadlocks > 0 and datname is not null order by 2 desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Count> facts, DatabaseInstance instance) => Found(Now(instance).Concat(facts.Select(f => new HealthFinding(
        instance.BoundsOf(DatabaseThresholds.DeadlocksPerDay).ColourOf(f.Deadlocks / Math.Max(1, f.Seconds / 86_400)), Phrase.Of("health.deadlocks.row", ("database", f.Database), ("count", f.Deadlocks), ("since", f.Since)), Remedy))), Phrase.Of("health.noFigures"));

    private static IEnumerable<HealthFinding> Now(DatabaseInstance instance) => instance.Metrics?.DeadlocksPerSecond switch
    {
        null => [new HealthFinding(LightColour.Unknown, Phrase.Of("health.noFigures"))],
        > 0 and var rate when Math.Max(1, (long)Math.Round(rate * DatabaseMetrics.Every.TotalSeconds)) is var count =>
            [new HealthFinding(instance.BoundsOf(DatabaseThresholds.Deadlocks).ColourOf(count), Phrase.Of("health.deadlocks.now", ("count", count)), Remedy)],
        _ => [],
    };

    protected override Count Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetInt64(1), rows.Time(2) ?? DateTimeOffset.UnixEpoch, rows.Real(3) ?? 0);

    /// <summary>How many there were in a database, and over which time.</summary>
    internal sealed record Count(string Database, long Deadlocks, DateTimeOffset Since, double Seconds);
}
