using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Tables that autovacuum is told to leave alone.</summary>
internal sealed class AutovacuumOffRule() : HealthRule<AutovacuumOffRule.Table>("autovacuumOff")
{
    public override bool IsPerDatabase => true;

    public override string Sql(DatabaseInstance instance) => $"""
        select current_database()::text, n.nspname::text, c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'm') and c.reloptions is not null and exists (select from pg_options_to_table(c.reloptions) where option_name = 'autovacuum_enabled' and not option_value::bool)
        order by c.relpages desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Table> facts, DatabaseInstance instance) => Found(facts.Select(f => new HealthFinding(
        LightColour.Yellow, Phrase.Of("health.autovacuumOff.row", ("table", $"{f.Schema}.{f.Name}")), $"alter table {SqlName.Quote(f.Schema)}.{SqlName.Quote(f.Name)} reset (autovacuum_enabled);", f.Database)));

    protected override Table Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetString(1), rows.GetString(2));

    /// <summary>A table or materialised view.</summary>
    internal sealed record Table(string Database, string Schema, string Name);
}
