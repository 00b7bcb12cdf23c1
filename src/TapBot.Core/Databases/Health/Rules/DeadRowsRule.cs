using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Tables with more dead rows than those at which autovacuum comes, by their own options or else those of the server: it is late.</summary>
internal sealed class DeadRowsRule() : HealthRule<DeadRowsRule.Table>("deadRows", DatabaseThresholds.DeadRows)
{
    private const long Few = 10_000;

    private static readonly IReadOnlyList<VersionedSql> Bound =
    [
        VersionedSql.Until(17, "'infinity'::float8"),
        VersionedSql.Since(18, $"coalesce(nullif({Option("autovacuum_vacuum_max_threshold")}, -1), nullif(current_setting('autovacuum_vacuum_max_threshold')::float8, -1), 'infinity')"),
    ];

    public override bool IsPerDatabase => true;

    // Not from pg_stat_user_tables: with many tables that costs five times as much, for it asks about the TOAST tables, too. OFFSET 0 has all tables looked at once, not once for each schema. Tables of single sessions are nobody else's to mend.
    public override string Sql(DatabaseInstance instance)
    {
        var most = VersionedSql.For(Bound, instance.VersionNumber);
        return $"""
            (select * from (
              select current_database()::text, n.nspname::text, c.relname::text, pg_stat_get_dead_tuples(c.oid) as dead, pg_stat_get_live_tuples(c.oid),
                least(coalesce({Option("autovacuum_vacuum_threshold")}, current_setting('autovacuum_vacuum_threshold')::float8)
                  + coalesce({Option("autovacuum_vacuum_scale_factor")}, current_setting('autovacuum_vacuum_scale_factor')::float8) * greatest(c.reltuples, 0), {most}) as bound,
                greatest(pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_autovacuum_time(c.oid))
              from (select * from pg_class where relkind in ('r', 'm') and pg_stat_get_dead_tuples(oid) > {Few} offset 0) c join pg_namespace n on n.oid = c.relnamespace
              where {UserSchema}) t
            where dead > {Written(instance.BoundsOf(DatabaseThresholds.DeadRows).Yellow)} * greatest(bound, 1) order by dead desc limit {Most})
            union all
            select current_database()::text, '', '', 0, 0, 0, null where current_setting('track_counts') = 'off'
            """;
    }

    public override HealthCheck Judge(IReadOnlyList<Table> facts, DatabaseInstance instance) => Found(facts
        .Where(f => !f.IsCounted || (f.Dead > Few && f.Overdue > instance.BoundsOf(DatabaseThresholds.DeadRows).Yellow))
        .Select(f => !f.IsCounted ? new HealthFinding(LightColour.Unknown, Phrase.Of("health.deadRows.uncounted"), null, f.Database) : new HealthFinding(instance.BoundsOf(DatabaseThresholds.DeadRows).ColourOf(f.Overdue),
            Phrase.Of(f.VacuumedAt is null ? "health.deadRows.never" : "health.deadRows.row", ("table", $"{f.Schema}.{f.Name}"), ("count", f.Dead), ("live", f.Live), ("limit", (long)f.Limit), ("at", f.VacuumedAt)),
            $"vacuum (analyze) {SqlName.Quote(f.Schema)}.{SqlName.Quote(f.Name)};", f.Database)), Phrase.Of("health.deadRows.uncounted"));

    protected override Table Fact(NpgsqlDataReader rows) =>
        new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetDouble(5), rows.Time(6));

    private static string Option(string name) => $"(select option_value::float8 from pg_options_to_table(c.reloptions) where option_name = '{name}')";

    /// <summary>Rows of a table, and how many dead ones make autovacuum come.</summary>
    internal sealed record Table(string Database, string Schema, string Name, long Dead, long Live, double Limit, DateTimeOffset? VacuumedAt)
    {
        /// <summary>False for the one that stands for a server which counts nothing (track_counts).</summary>
        public bool IsCounted => Name.Length > 0;

        /// <summary>How many times as many as there should be.</summary>
        public double Overdue => Dead / Math.Max(1, Limit);
    }
}
