using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>What is asked for the lists of objects. Versions 14 to 18 give the same columns; no statement here waits for the lock of a table.</summary>
internal static class ObjectListSql
{
    /// <summary>How many objects of one database are listed at most.</summary>
    public const int Most = 50_000;

    /// <summary>How many databases, roles and tablespaces are listed at most, of each.</summary>
    public const int MostOfInstance = 1_000;

    /// <summary>Names are then answered with their schema, and nothing in a schema of people can stand in for what the portal calls.</summary>
    public const string Anchor = "select pg_catalog.set_config('search_path', '', false)";

    /// <summary>Whose objects are not listed: the server's own, and those of single sessions.</summary>
    public const string Foreign = "n.nspname in ('pg_catalog', 'information_schema') or n.nspname like 'pg\\_toast%' or n.nspname like 'pg\\_temp\\_%'";

    /// <summary>The database of the log-in, and all that belongs to the instance.</summary>
    public static readonly string Instance = $"""
        (select 'database', d.oid, null::text, d.datname::text, null::text, null::int8, null::int8, not (d.datallowconn and has_database_privilege(d.oid, 'connect')), d.datname = current_database()
          from pg_database d where not d.datistemplate or d.datname = current_database() order by d.datname = current_database() desc, d.datname limit {MostOfInstance + 1})
        union all
        (select 'role', r.oid, null, r.rolname::text, null, null, null, false, false from pg_roles r order by r.rolname like 'pg\_%', r.rolname limit {MostOfInstance + 1})
        union all
        (select 'tablespace', s.oid, null, s.spcname::text, null, null, null, false, false from pg_tablespace s order by s.spcname limit {MostOfInstance + 1})
        """;

    /// <summary>All that one database has. The order is the reader's work: the server need not sort what it hands out. The row types of tables are left out by a list of those that are of their own, which is short.</summary>
    public static readonly string Database = $"""
        (select 'schema', n.oid, null::text, n.nspname::text, null::text, null::int8, null::int8, false, false from pg_namespace n where not ({Foreign}) limit {Most + 1})
        union all
        (select 'extension', e.oid, null, e.extname::text, null, null, null, false, false from pg_extension e limit {Most + 1})
        union all
        (select {ObjectKinds.Relation}, c.oid, n.nspname::text, c.relname::text, null, case when c.reltuples >= 0 and c.relkind in ('r', 'p', 'm') then c.reltuples::int8 end,
            case when c.relkind in ('r', 'm') and c.reltuples >= 0 then c.relpages::int8 * current_setting('block_size')::int8 end, false, false
          from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and not ({Foreign}) limit {Most + 1})
        union all
        (select {ObjectKinds.Routine}, p.oid, n.nspname::text, p.proname::text, pg_get_function_identity_arguments(p.oid), null, null, false, false
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where not ({Foreign}) limit {Most + 1})
        union all
        (select 'type', t.oid, n.nspname::text, t.typname::text, null, null, null, false, false
          from pg_type t join pg_namespace n on n.oid = t.typnamespace
          where (t.typrelid = 0 or t.typrelid in (select c.oid from pg_class c where c.relkind = 'c')) and t.typcategory <> 'A' and t.typtype <> 'm' and not ({Foreign}) limit {Most + 1})
        """;

    /// <summary>Takes the rows.</summary>
    public static async Task<IReadOnlyList<(DatabaseObject Object, bool IsCurrent)>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var objects = new List<(DatabaseObject, bool)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            objects.Add((new DatabaseObject(ObjectKinds.Of(rows.GetString(0)), rows.GetFieldValue<uint>(1), rows.GetString(3))
            {
                Schema = rows.Text(2),
                Arguments = rows.Text(4),
                Rows = rows.Whole(5),
                Bytes = rows.Whole(6),
                IsClosed = rows.GetBoolean(7),
            }, rows.GetBoolean(8)));
        }
        return objects;
    }
}
