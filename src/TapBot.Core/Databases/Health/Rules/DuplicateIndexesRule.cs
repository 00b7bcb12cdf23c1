using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Indexes that another one of the same table makes superfluous: it has the same columns in the same order, or begins with them.</summary>
internal sealed class DuplicateIndexesRule() : HealthRule<DuplicateIndexesRule.Index>("duplicateIndexes")
{
    private const int MostIndexes = 5_000;

    private static readonly IReadOnlyList<VersionedSql> Nulls = [VersionedSql.Until(14, "false"), VersionedSql.Since(15, "i.indnullsnotdistinct")];

    public override bool IsPerDatabase => true;

    // Expressions are compared as the server keeps them, without the places where they stood in their statement: writing them out would wait behind a lock.
    public override string Sql(DatabaseInstance instance) => $"""
        select current_database()::text, n.nspname::text, t.relname::text, c.relname::text, c.oid::int8, i.indrelid::int8, i.indisunique, i.indisprimary or i.indisexclusion or i.indisreplident,
          a.amname = 'btree',
          concat_ws(';', a.amname, i.indimmediate, {VersionedSql.For(Nulls, instance.VersionNumber)}, i.indnkeyatts, i.indpred is null, regexp_replace(concat_ws(';', i.indpred::text, i.indexprs::text), ':location -?\d+', '', 'g')),
          array_to_string((string_to_array(i.indkey::text, ' '))[1:i.indnkeyatts], ' '), array_to_string((string_to_array(i.indkey::text, ' '))[i.indnkeyatts + 1:], ' '),
          i.indclass::text, i.indcollation::text, i.indoption::text, c.relpages::int8 * current_setting('block_size')::int8,
          (select k.conname::text from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype = 'u' limit 1)
        from (select indrelid from pg_index group by indrelid having count(*) > 1) several join pg_class t on t.oid = several.indrelid join pg_index i on i.indrelid = t.oid
          join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = t.relnamespace join pg_am a on a.oid = c.relam
        where i.indisvalid and c.relkind = 'i' and not c.relispartition and {UserSchema}
        order by t.relpages desc, i.indrelid limit {MostIndexes + 1}
        """;

    public override HealthCheck Judge(IReadOnlyList<Index> facts, DatabaseInstance instance) => Found(Superfluous(facts).Concat(Cut(facts)), Phrase.Of("health.duplicateIndexes.cut", ("most", MostIndexes)));

    private static IEnumerable<HealthFinding> Superfluous(IReadOnlyList<Index> facts) => facts
        .GroupBy(f => (f.Database, f.Table))
        .SelectMany(table => table.Select(index => (Index: index, By: table.FirstOrDefault(index.IsCoveredBy))))
        .Where(pair => pair.By is not null)
        .Select(pair => new HealthFinding(LightColour.Yellow,
            Phrase.Of(pair.Index.Keys == pair.By!.Keys ? "health.duplicateIndexes.same" : "health.duplicateIndexes.covered", ("index", $"{pair.Index.Schema}.{pair.Index.Name}"), ("table", pair.Index.TableName), ("other", pair.By.Name), ("indexBytes", pair.Index.Bytes)),
            Drop(pair.Index), pair.Index.Database));

    /// <summary>Databases with more indexes than are looked at: there may be more to find.</summary>
    private static IEnumerable<HealthFinding> Cut(IReadOnlyList<Index> facts) => facts.GroupBy(f => f.Database).Where(g => g.Count() > MostIndexes)
        .Select(g => new HealthFinding(LightColour.Unknown, Phrase.Of("health.duplicateIndexes.cut", ("most", MostIndexes)), null, g.Key));

    /// <summary>The index of a constraint goes with it only.</summary>
    private static string Drop(Index index) => index.Constraint is { } constraint
        ? $"alter table {SqlName.Quote(index.Schema)}.{SqlName.Quote(index.TableName)} drop constraint {SqlName.Quote(constraint)};"
        : $"drop index concurrently {SqlName.Quote(index.Schema)}.{SqlName.Quote(index.Name)};";

    protected override Index Fact(NpgsqlDataReader rows) => new()
    {
        Database = rows.GetString(0),
        Schema = rows.GetString(1),
        TableName = rows.GetString(2),
        Name = rows.GetString(3),
        Id = rows.GetInt64(4),
        Table = rows.GetInt64(5),
        IsUnique = rows.GetBoolean(6),
        IsNeeded = rows.GetBoolean(7),
        IsOrdered = rows.GetBoolean(8),
        Shape = rows.GetString(9),
        Keys = rows.GetString(10),
        Included = rows.GetString(11),
        Classes = rows.GetString(12),
        Collations = rows.GetString(13),
        Options = rows.GetString(14),
        Bytes = rows.GetInt64(15),
        Constraint = rows.Text(16),
    };

    /// <summary>An index as pg_index describes it; lists of columns, classes, collations and options as the server writes them, apart by blanks.</summary>
    internal sealed record Index
    {
        public string Database { get; init; } = "";

        public string Schema { get; init; } = "";

        public string TableName { get; init; } = "";

        public string Name { get; init; } = "";

        public long Id { get; init; }

        public long Table { get; init; }

        public bool IsUnique { get; init; }

        /// <summary>A primary key, an exclusion, the identity for replicas.</summary>
        public bool IsNeeded { get; init; }

        /// <summary>Its order is of use, so that a beginning of it serves as well (btree).</summary>
        public bool IsOrdered { get; init; }

        /// <summary>Its method, when and how it compares, number of columns, condition and expressions.</summary>
        public string Shape { get; init; } = "";

        public string Keys { get; init; } = "";

        public string Included { get; init; } = "";

        public string Classes { get; init; } = "";

        public string Collations { get; init; } = "";

        public string Options { get; init; } = "";

        public long Bytes { get; init; }

        /// <summary>The UNIQUE constraint that it stands behind; null when there is none.</summary>
        public string? Constraint { get; init; }

        /// <summary>True when the other does all that this one does; of two that are alike, the younger is the superfluous one.</summary>
        public bool IsCoveredBy(Index other)
        {
            if (other.Id == Id || IsNeeded || other.Table != Table || !Begins(other.Included, Included))
                return false;
            if (other.Shape == Shape && other.Keys == Keys && other.Classes == Classes && other.Collations == Collations && other.Options == Options)
                return IsUnique ? other.IsUnique && (other.IsNeeded || other.Id < Id) : other.IsUnique || other.IsNeeded || other.Included != Included || other.Id < Id;
            return !IsUnique && IsOrdered && other.IsOrdered && IsPlain && other.IsPlain
                && Begins(other.Keys, Keys) && Begins(other.Classes, Classes) && Begins(other.Collations, Collations) && Begins(other.Options, Options);
        }

        /// <summary>Neither a condition nor an expression.</summary>
        private bool IsPlain => Shape.EndsWith(";t;", StringComparison.Ordinal);

        private static bool Begins(string list, string with) => with.Length == 0 || list == with || list.StartsWith(with + " ", StringComparison.Ordinal);
    }
}
