using System.Text.RegularExpressions;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Indexes left over from a build that failed (they cost writes and serve nobody), and constraints that were never checked against existing rows.</summary>
internal sealed partial class InvalidRule() : HealthRule<InvalidRule.Thing>("invalid")
{
    private static readonly IReadOnlyList<VersionedSql> Enforced = [VersionedSql.Until(17, ""), VersionedSql.Since(18, " and k.conenforced")];

    public override bool IsPerDatabase => true;

    // While any index of a table is being built, one may be invalid on purpose.
    public override string Sql(DatabaseInstance instance) => $"""
        select current_database()::text, true, n.nspname::text, t.relname::text, c.relname::text
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'i' and not i.indisvalid and not exists (select from pg_stat_progress_create_index p where p.relid = i.indrelid and p.datid = (select oid from pg_database where datname = current_database()))
        union all
        select current_database()::text, false, n.nspname::text, t.relname::text, k.conname::text
        from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
        where not k.convalidated and k.contype in ('c', 'f'){VersionedSql.For(Enforced, instance.VersionNumber)}
        limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Thing> facts, DatabaseInstance instance) => Found(facts.Select(f => new HealthFinding(LightColour.Yellow,
        Phrase.Of(f.IsIndex ? "health.invalid.index" : "health.invalid.constraint", ("name", f.Name), ("table", $"{f.Schema}.{f.Table}")),
        f.IsIndex
            ? $"{(Rebuilt().IsMatch(f.Name) ? "drop" : "reindex")} index concurrently {SqlName.Quote(f.Schema)}.{SqlName.Quote(f.Name)};"
            : $"alter table {SqlName.Quote(f.Schema)}.{SqlName.Quote(f.Table)} validate constraint {SqlName.Quote(f.Name)};", f.Database)));

    protected override Thing Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetBoolean(1), rows.GetString(2), rows.GetString(3), rows.GetString(4));

    /// <summary>The name of what REINDEX CONCURRENTLY leaves behind; the index that it was to replace is still there.</summary>
    [GeneratedRegex(@"_cc(?:new|old)[0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Rebuilt();

    /// <summary>An index or a constraint of a table.</summary>
    internal sealed record Thing(string Database, bool IsIndex, string Schema, string Table, string Name);
}
