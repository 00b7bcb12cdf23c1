using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Large tables that are read from end to end again and again: an index may be missing. A hint, until it is very much that is read.</summary>
internal sealed class MissingIndexesRule() : HealthRule<MissingIndexesRule.Table>("missingIndexes", DatabaseThresholds.MissingIndexes)
{
    private const long FewRows = 10_000, FewScans = 500;
    private const double Enough = 0.95;

    public override bool IsPerDatabase => true;

    // Not from pg_stat_user_tables, which asks about the TOAST tables, too, and reads all indexes. OFFSET 0 as with dead rows. Tables of single sessions are nobody else's to mend.
    public override string Sql(DatabaseInstance instance) => $"""
        select current_database()::text, schema, name, live, scans, read, index_scans,
          format('select calls, rows, query from pg_stat_statements where query ilike %L order by total_exec_time desc limit 20;', '%' || name || '%')
        from (
          select n.nspname::text as schema, c.relname::text as name, pg_stat_get_live_tuples(c.oid) as live, pg_stat_get_numscans(c.oid) as scans, pg_stat_get_tuples_returned(c.oid) as read,
            (select coalesce(sum(pg_stat_get_numscans(i.indexrelid)), 0)::int8 from pg_index i where i.indrelid = c.oid) as index_scans
          from (select * from pg_class where relkind in ('r', 'm') and pg_stat_get_numscans(oid) >= {FewScans} and pg_stat_get_live_tuples(oid) >= {FewRows} offset 0) c
            join pg_namespace n on n.oid = c.relnamespace
          where {UserSchema}) t
        where read >= {FewRows} * scans and index_scans < (index_scans + scans) * {Written(Enough)} order by read desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Table> facts, DatabaseInstance instance) => Found(facts
        .Where(f => f.Rows >= FewRows && f.Scans >= FewScans && f.RowsRead / f.Scans >= FewRows && f.IndexShare < Enough)
        .Select(f => new HealthFinding(instance.BoundsOf(DatabaseThresholds.MissingIndexes).ColourOf(f.RowsRead),
            Phrase.Of("health.missingIndexes.row", ("table", $"{f.Schema}.{f.Name}"), ("count", f.Scans), ("read", f.RowsRead), ("indexShare", f.IndexShare)), f.Look, f.Database)));

    protected override Table Fact(NpgsqlDataReader rows) =>
        new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.GetString(7));

    /// <summary>How a table is read, and the SQL that shows by which statements.</summary>
    internal sealed record Table(string Database, string Schema, string Name, long Rows, long Scans, long RowsRead, long IndexScans, string Look)
    {
        /// <summary>The share of reads that went through an index.</summary>
        public double IndexShare => (double)IndexScans / Math.Max(1, IndexScans + Scans);
    }
}
