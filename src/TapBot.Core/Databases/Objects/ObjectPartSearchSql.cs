using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>Finds columns, indexes, constraints and triggers by a part of their name. There are too many of them for a list: each question goes once through the catalogs.</summary>
internal static class ObjectPartSearchSql
{
    /// <summary>How many are found at most.</summary>
    public const int Most = 200;

    /// <summary>The name itself comes first, then the shorter ones.</summary>
    public static readonly string Search = $"""
        select part, kind, oid, schema, relation, name from (
          {Of("columns", "a.attname", "pg_attribute a join pg_class c on c.oid = a.attrelid", "a.attnum > 0 and not a.attisdropped")}
          union all {Of("indexes", "x.relname", "pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid", "true")}
          union all {Of("constraints", "k.conname", "pg_constraint k join pg_class c on c.oid = k.conrelid", "k.contype <> 'n'")}
          union all {Of("triggers", "t.tgname", "pg_trigger t join pg_class c on c.oid = t.tgrelid", "not t.tgisinternal")}) found
        order by lower(name) = lower($1) desc, length(name), name, schema, relation limit {Most}
        """;

    /// <summary>Takes a row.</summary>
    public static ObjectPart Part(NpgsqlDataReader row) =>
        new(new DatabaseObject(ObjectKinds.Of(row.GetString(1)), row.GetFieldValue<uint>(2), row.GetString(4)) { Schema = row.GetString(3) }, row.GetString(0), row.GetString(5));

    private static string Of(string part, string name, string from, string where) => $"""
        (select '{part}' as part, {ObjectKinds.Relation} as kind, c.oid as oid, n.nspname::text as schema, c.relname::text as relation, {name}::text as name
          from {from} join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p', 'f', 'v', 'm') and {where} and strpos(lower({name}), lower($1)) > 0 and not ({ObjectListSql.Foreign}) limit {10 * Most})
        """;
}
