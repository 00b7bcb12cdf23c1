using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sequences near their end, or near that of the column they fill. To read one the log-in needs SELECT on it, which tells nothing of the table.</summary>
internal sealed class SequencesRule() : HealthRule<SequencesRule.Sequence>("sequences", DatabaseThresholds.Sequences)
{
    public override bool IsPerDatabase => true;

    public override string Sql(DatabaseInstance instance) => $"""
        with sequences as (
          select n.nspname as schema, c.relname as name, s.seqmax, coalesce(has_sequence_privilege(c.oid, 'select, usage'), false) as readable, c.oid,
            case o.atttypid when 'int2'::regtype then 32767 when 'int4'::regtype then 2147483647 end as column_most,
            o.nspname as column_schema, o.relname as column_table, o.attname as column_name, o.type
          from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
          left join lateral (
            select a.atttypid, tn.nspname, t.relname, a.attname, a.atttypid::regtype::text as type
            from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0 limit 1) o on true
          where s.seqincrement > 0 and not s.seqcycle and (c.relpersistence = 'p' or (c.relpersistence = 'u' and not pg_is_in_recovery()))),
        used as (
          select *, least(seqmax, coalesce(column_most, seqmax)) as most, case when readable then pg_sequence_last_value(oid) end as last from sequences)
        select * from (
          select current_database()::text, true, schema::text, name::text, last::int8, most::int8, column_schema::text, column_table::text, column_name::text, column_most is not null and column_most < 2147483648
          from used where readable and last > most * {Written(instance.BoundsOf(DatabaseThresholds.Sequences).Yellow)} order by last / most::float8 desc limit {Most}) near
        union all
        select current_database()::text, false, schema::text, '', count(*), 0, null, null, null, false from used where not readable group by schema
        """;

    public override HealthCheck Judge(IReadOnlyList<Sequence> facts, DatabaseInstance instance)
    {
        var check = Found(facts.Select(f => f.IsReadable ? Near(f, instance) : Unreadable(f, instance)).Where(f => f.Colour is not LightColour.Green));
        return check.Colour is LightColour.Unknown ? check with { Sentence = Phrase.Of("health.sequences.unknown", ("count", facts.Sum(f => f.Last))) } : check;
    }

    protected override Sequence Fact(NpgsqlDataReader rows) =>
        new(rows.GetString(0), rows.GetBoolean(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4), rows.GetInt64(5), rows.Text(6), rows.Text(7), rows.Text(8), rows.GetBoolean(9));

    private static HealthFinding Near(Sequence sequence, DatabaseInstance instance) => new(
        instance.BoundsOf(DatabaseThresholds.Sequences).ColourOf((double)sequence.Last / Math.Max(1, sequence.End)),
        Phrase.Of(sequence.IsColumnSmall ? "health.sequences.column" : "health.sequences.row", ("sequence", $"{sequence.Schema}.{sequence.Name}"), ("last", sequence.Last), ("end", sequence.End), ("usedShare", (double)sequence.Last / Math.Max(1, sequence.End)), ("column", $"{sequence.Table}.{sequence.Column}")),
        sequence.IsColumnSmall
            ? $"alter table {SqlName.Quote(sequence.TableSchema!)}.{SqlName.Quote(sequence.Table!)} alter column {SqlName.Quote(sequence.Column!)} type bigint; -- writes the table anew, locked meanwhile\nalter sequence {SqlName.Quote(sequence.Schema)}.{SqlName.Quote(sequence.Name)} as bigint no maxvalue;"
            : $"alter sequence {SqlName.Quote(sequence.Schema)}.{SqlName.Quote(sequence.Name)} as bigint no maxvalue;", sequence.Database);

    private static HealthFinding Unreadable(Sequence schema, DatabaseInstance instance) => new(
        LightColour.Unknown, Phrase.Of("health.sequences.unreadable", ("count", schema.Last), ("schema", schema.Schema), ("role", instance.Role?.Name)),
        $"grant usage on schema {SqlName.Quote(schema.Schema)} to {Role(instance)};\ngrant select on all sequences in schema {SqlName.Quote(schema.Schema)} to {Role(instance)};", schema.Database);

    private static string Role(DatabaseInstance instance) => SqlName.Quote(instance.Role?.Name ?? RoleSql.MonitorRole);

    /// <summary>A sequence and the column it fills; or, when not readable, how many of a schema there are of that kind.</summary>
    internal sealed record Sequence(string Database, bool IsReadable, string Schema, string Name, long Last, long End, string? TableSchema = null, string? Table = null, string? Column = null, bool IsColumnSmall = false);
}
