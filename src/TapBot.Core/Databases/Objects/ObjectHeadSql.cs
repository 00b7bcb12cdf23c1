using System.Text.Json;
using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>
/// What is asked about one object first, by its number: who it is, whose it is, and what its kind has beside that. Catalogs only, so that the lock of a table holds up nothing here.
/// A partitioned table is as large as its partitions, found in pg_inherits: pg_partition_tree would lock them. Columns: kind, schema, name, arguments, owner, comment, rows, bytes estimated with indexes, facts.
/// </summary>
internal static class ObjectHeadSql
{
    private const string Relation = $"""
        select {ObjectKinds.Relation}, n.nspname::text, c.relname::text, null::text, pg_get_userbyid(c.relowner)::text, obj_description(c.oid, 'pg_class'),
          case when c.reltuples >= 0 and c.relkind in ('r', 'p', 'm') then c.reltuples::int8 end,
          (with recursive tree as (select c.oid union all select i.inhrelid from tree t join pg_inherits i on i.inhparent = t.oid where c.relkind = 'p'),
            heap as (select f.oid, f.reltoastrelid, f.reltuples from pg_class f where f.oid in (select t.oid from tree t)),
            own as (select h.oid from heap h union all select h.reltoastrelid from heap h)
            select sum(greatest(f.relpages, 0))::int8 * current_setting('block_size')::int8 from pg_class f
            where exists (select from heap h where h.reltuples >= 0) and f.oid in (select o.oid from own o union all select i.indexrelid from pg_index i where i.indrelid in (select o.oid from own o))),
          json_strip_nulls(json_build_object(
            'partitionOf', case when c.relispartition then (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid limit 1) end,
            'inherits', case when not c.relispartition then (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid) end,
            'partitionedBy', (select case p.partstrat when 'l' then 'list' when 'r' then 'range' else 'hash' end from pg_partitioned_table p where p.partrelid = c.oid),
            'children', (select nullif(count(*), 0) from pg_inherits i where i.inhparent = c.oid),
            'persistence', case c.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end,
            'rowSecurity', case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'enabled' end,
            'populated', case when c.relkind = 'm' and not c.relispopulated then false end,
            'server', (select s.srvname from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid),
            'accessMethod', (select a.amname from pg_am a where a.oid = c.relam and a.amname <> 'heap'),
            'tablespace', (select s.spcname from pg_tablespace s where s.oid = c.reltablespace),
            'options', array_to_string(c.reloptions, ', '),
            'type', format_type(q.seqtypid, null), 'start', q.seqstart, 'increment', q.seqincrement, 'minimum', q.seqmin, 'maximum', q.seqmax, 'cache', q.seqcache, 'cycle', q.seqcycle,
            'ownedBy', (select d.refobjid::regclass::text || '.' || quote_ident(a.attname) from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
              where c.relkind = 'S' and d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 limit 1)))::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_sequence q on q.seqrelid = c.oid
        where c.oid = $1 and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
        """;

    private const string Routine = $"""
        select {ObjectKinds.Routine}, n.nspname::text, p.proname::text, pg_get_function_identity_arguments(p.oid), pg_get_userbyid(p.proowner)::text, obj_description(p.oid, 'pg_proc'), null::int8, null::int8,
          json_strip_nulls(json_build_object('language', l.lanname, 'returns', pg_get_function_result(p.oid), 'window', case when p.prokind = 'w' then true end,
            'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
            'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
            'securityDefiner', case when p.prosecdef then true end, 'strict', case when p.proisstrict then true end, 'settings', array_to_string(p.proconfig, ', ')))::text
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang where p.oid = $1
        """;

    private const string Type = """
        select 'type', n.nspname::text, t.typname::text, null::text, pg_get_userbyid(t.typowner)::text, obj_description(t.oid, 'pg_type'), null::int8, null::int8,
          json_strip_nulls(json_build_object('sort', case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite' when 'r' then 'range' else 'base' end,
            'labels', (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid),
            'baseType', case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end, 'required', case when t.typnotnull then true end,
            'subtype', (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid)))::text
        from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.oid = $1
        """;

    private const string Schema = """
        select 'schema', null::text, n.nspname::text, null::text, pg_get_userbyid(n.nspowner)::text, obj_description(n.oid, 'pg_namespace'), null::int8, null::int8, '{}' from pg_namespace n where n.oid = $1
        """;

    private const string Extension = """
        select 'extension', null::text, e.extname::text, null::text, pg_get_userbyid(e.extowner)::text, obj_description(e.oid, 'pg_extension'), null::int8, null::int8,
          json_build_object('version', e.extversion, 'schema', n.nspname, 'relocatable', e.extrelocatable)::text
        from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.oid = $1
        """;

    private const string Role = """
        select 'role', null::text, r.rolname::text, null::text, null::text, shobj_description(r.oid, 'pg_authid'), null::int8, null::int8,
          json_strip_nulls(json_build_object('logIn', r.rolcanlogin, 'superuser', r.rolsuper, 'inherit', r.rolinherit, 'createDatabase', r.rolcreatedb, 'createRole', r.rolcreaterole,
            'replication', r.rolreplication, 'bypassRowSecurity', r.rolbypassrls, 'connectionLimit', nullif(r.rolconnlimit, -1), 'validUntil', r.rolvaliduntil::text,
            'memberOf', (select string_agg(quote_ident(g.rolname), ', ' order by g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid),
            'members', (select string_agg(quote_ident(g.rolname), ', ' order by g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.member where m.roleid = r.oid),
            'settings', array_to_string(r.rolconfig, ', ')))::text
        from pg_roles r where r.oid = $1
        """;

    private const string Database = """
        select 'database', null::text, d.datname::text, null::text, pg_get_userbyid(d.datdba)::text, shobj_description(d.oid, 'pg_database'), null::int8, null::int8,
          json_strip_nulls(json_build_object('encoding', pg_encoding_to_char(d.encoding), 'collation', d.datcollate, 'characterType', d.datctype, 'connectionLimit', nullif(d.datconnlimit, -1),
            'allowsConnections', d.datallowconn, 'tablespace', (select s.spcname from pg_tablespace s where s.oid = d.dattablespace)))::text
        from pg_database d where d.oid = $1
        """;

    private const string Tablespace = """
        select 'tablespace', null::text, s.spcname::text, null::text, pg_get_userbyid(s.spcowner)::text, shobj_description(s.oid, 'pg_tablespace'), null::int8, null::int8,
          json_strip_nulls(json_build_object('location', nullif(pg_tablespace_location(s.oid), ''), 'options', array_to_string(s.spcoptions, ', ')))::text
        from pg_tablespace s where s.oid = $1
        """;

    /// <summary>The statement for a kind; its parameter is the object's number.</summary>
    public static string Of(ObjectKind kind) => ObjectKinds.CatalogOf(kind) switch
    {
        "pg_proc" => Routine,
        "pg_type" => Type,
        "pg_namespace" => Schema,
        "pg_extension" => Extension,
        "pg_authid" => Role,
        "pg_database" => Database,
        "pg_tablespace" => Tablespace,
        _ => Relation,
    };

    /// <summary>Takes the row; null when there is none.</summary>
    public static async Task<ObjectDetails?> ReadAsync(NpgsqlDataReader rows, uint oid, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!await rows.ReadAsync(cancellationToken))
            return null;
        using var facts = JsonDocument.Parse(rows.GetString(8));
        return new ObjectDetails
        {
            Object = new DatabaseObject(ObjectKinds.Of(rows.GetString(0)), oid, rows.GetString(2)) { Schema = rows.Text(1), Arguments = rows.Text(3), Rows = rows.Whole(6), Bytes = rows.Whole(7) },
            At = at,
            Owner = rows.Text(4),
            Comment = rows.Text(5),
            Facts = [.. facts.RootElement.EnumerateObject().Select(f => new ObjectFact(f.Name, f.Value.ValueKind == JsonValueKind.String ? f.Value.GetString()! : f.Value.GetRawText()))],
        };
    }
}
