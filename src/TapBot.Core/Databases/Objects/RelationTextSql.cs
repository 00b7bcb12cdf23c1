using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>
/// What is asked for the SQL of a table or view, by its number. The server's functions that write expressions want the lock of the table: these statements may give up where the
/// others do not, so they are sent apart.
/// </summary>
internal static class RelationTextSql
{
    public const string Frame = $"""
        select {ObjectKinds.Relation}, c.oid::regclass::text, c.relpersistence = 'u', case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, pg_get_expr(c.relpartbound, c.oid),
          (select json_agg(i.inhparent::regclass::text order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid)::text,
          (select string_agg(quote_ident(o.option_name) || '=' || quote_literal(o.option_value), ', ') from pg_options_to_table(c.reloptions) o),
          (select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace), (select quote_ident(a.amname) from pg_am a where a.oid = c.relam and a.amname <> 'heap'),
          quote_ident(s.srvname), (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ') from pg_options_to_table(f.ftoptions) o),
          case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end, c.relispopulated
        from pg_class c left join pg_foreign_table f on f.ftrelid = c.oid left join pg_foreign_server s on s.oid = f.ftserver where c.oid = $1
        """;

    public const string Columns = """
        select a.attnum::int4, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          (select quote_ident(n.nspname) || '.' || quote_ident(k.collname) from pg_collation k join pg_namespace n on n.oid = k.collnamespace where k.oid = a.attcollation and a.attcollation <> t.typcollation),
          a.attnotnull, case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY DEFAULT' end,
          (select format('SEQUENCE NAME %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s', s.seqrelid::regclass, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' CYCLE' end)
            from pg_depend p join pg_sequence s on s.seqrelid = p.objid
            where p.classid = 'pg_class'::regclass and p.refclassid = 'pg_class'::regclass and p.refobjid = a.attrelid and p.refobjsubid = a.attnum and p.deptype = 'i' limit 1),
          case a.attgenerated when 's' then 'STORED' when 'v' then 'VIRTUAL' end, pg_get_expr(d.adbin, d.adrelid),
          (select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ') from pg_options_to_table(a.attfdwoptions) o),
          (select quote_ident(k.conname) from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum] and k.conname <> c.relname || '_' || a.attname || '_not_null' limit 1)
        from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum
        """;

    /// <summary>Constraints of a table; those that only make a column not null stand with the column (version 18 gives them names), and foreign keys that a partition has from its parent come with the attaching.</summary>
    public const string Constraints = """
        select k.oid, quote_ident(k.conname), pg_get_constraintdef(k.oid), k.contype in ('p', 'u', 'x', 'c') and k.convalidated
        from pg_constraint k where k.conrelid = $1 and k.contype in ('p', 'u', 'x', 'c', 'f') order by array_position(array['p', 'u', 'x', 'c', 'f'], k.contype::text), k.conname
        """;

    public const string Indexes = "select i.indexrelid, pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = $1";

    public const string Triggers = "select t.oid, pg_get_triggerdef(t.oid) from pg_trigger t where t.tgrelid = $1 and not t.tgisinternal";

    /// <summary>The statements beside that of the table itself, with their place.</summary>
    public const string Lines = """
        with me as (select c.*, c.oid::regclass::text as name, case c.relkind when 'f' then 'FOREIGN TABLE' when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' when 'S' then 'SEQUENCE' else 'TABLE' end as word from pg_class c where c.oid = $1),
        sequences as (
          select s.*, s.seqrelid::regclass::text as name, d.refobjid::regclass::text || '.' || quote_ident(a.attname) as owner, d.refobjid
          from pg_depend d join pg_sequence s on s.seqrelid = d.objid join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a' and (d.refobjid = $1 or d.objid = $1)
          union all select s.*, s.seqrelid::regclass::text, null, null from pg_sequence s where s.seqrelid = $1 and not exists (
            select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = $1 and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'))
        select -1, format('CREATE SEQUENCE %s AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s;', s.name, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' CYCLE' end) from sequences s
        union all select 10, format('ALTER SEQUENCE %s OWNED BY %s;', s.name, s.owner) from sequences s where s.owner is not null
        union all select 20, pg_get_indexdef(i.indexrelid) || ';' from pg_index i where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
        union all select 25, format('ALTER INDEX %s SET (%s);', i.oid::regclass, (select string_agg(quote_ident(o.option_name) || '=' || quote_literal(o.option_value), ', ') from pg_options_to_table(i.reloptions) o))
          from pg_constraint k join pg_class i on i.oid = k.conindid where k.conrelid = $1 and k.contype in ('p', 'u', 'x') and i.reloptions is not null
        union all select 30, format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s;', i.inhparent::regclass, me.name, pg_get_expr(me.relpartbound, me.oid)) from me join pg_inherits i on i.inhrelid = me.oid where me.relispartition
        union all select 40, format('ALTER TABLE %s ADD CONSTRAINT %I %s;', me.name, k.conname, pg_get_constraintdef(k.oid)) from me join pg_constraint k on k.conrelid = me.oid
          where (k.contype = 'f' and k.conparentid = 0) or (k.contype = 'c' and not k.convalidated)
        union all select 50, format('ALTER %s %s ALTER COLUMN %I SET STORAGE %s;', me.word, me.name, a.attname, case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end)
          from me join pg_attribute a on a.attrelid = me.oid join pg_type t on t.oid = a.atttypid where me.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped and a.attstorage <> t.typstorage
        union all select 51, format('ALTER %s %s ALTER COLUMN %I SET COMPRESSION %s;', me.word, me.name, a.attname, case a.attcompression when 'p' then 'PGLZ' else 'LZ4' end)
          from me join pg_attribute a on a.attrelid = me.oid where a.attnum > 0 and not a.attisdropped and a.attcompression in ('p', 'l')
        union all select 60, pg_get_triggerdef(t.oid) || ';' from pg_trigger t where t.tgrelid = $1 and not t.tgisinternal and t.tgparentid = 0
        union all select 61, format('ALTER TABLE %s %s TRIGGER %I;', me.name, case t.tgenabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end, t.tgname)
          from me join pg_trigger t on t.tgrelid = me.oid where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'O'
        union all select 65, pg_get_ruledef(r.oid) from pg_rewrite r where r.ev_class = $1 and r.rulename <> '_RETURN'
        union all select 70, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', me.name) from me where me.relrowsecurity
        union all select 71, format('ALTER TABLE %s FORCE ROW LEVEL SECURITY;', me.name) from me where me.relforcerowsecurity
        union all select 72, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s;', p.polname, me.name, case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
            case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
            (select string_agg(case when r = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(r)) end, ', ') from unnest(p.polroles) r),
            ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') from me join pg_policy p on p.polrelid = me.oid
        union all select 75, pg_get_statisticsobjdef(s.oid) || ';' from pg_statistic_ext s where s.stxrelid = $1
        union all select 80, format('COMMENT ON %s %s IS %L;', me.word, me.name, obj_description(me.oid, 'pg_class')) from me where obj_description(me.oid, 'pg_class') is not null
        union all select 81, format('COMMENT ON COLUMN %s.%I IS %L;', me.name, a.attname, col_description(me.oid, a.attnum)) from me join pg_attribute a on a.attrelid = me.oid
          where a.attnum > 0 and not a.attisdropped and col_description(me.oid, a.attnum) is not null
        union all select 82, format('COMMENT ON CONSTRAINT %I ON %s IS %L;', k.conname, me.name, obj_description(k.oid, 'pg_constraint')) from me join pg_constraint k on k.conrelid = me.oid where obj_description(k.oid, 'pg_constraint') is not null
        union all select 83, format('COMMENT ON INDEX %s IS %L;', i.indexrelid::regclass, obj_description(i.indexrelid, 'pg_class')) from pg_index i where i.indrelid = $1 and obj_description(i.indexrelid, 'pg_class') is not null
        union all select 84, format('COMMENT ON TRIGGER %I ON %s IS %L;', t.tgname, me.name, obj_description(t.oid, 'pg_trigger')) from me join pg_trigger t on t.tgrelid = me.oid where obj_description(t.oid, 'pg_trigger') is not null
        union all select 90, format('ALTER %s %s OWNER TO %I;', me.word, me.name, pg_get_userbyid(me.relowner)) from me
        union all select 91, format('GRANT %s ON %s%s TO %s%s;', string_agg(a.privilege_type, ', ' order by a.privilege_type), case when me.relkind = 'S' then 'SEQUENCE ' end, me.name,
            case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end, case when a.is_grantable then ' WITH GRANT OPTION' end)
          from me cross join lateral aclexplode(me.relacl) a where a.grantee <> me.relowner group by me.relkind, me.name, a.grantee, a.is_grantable
        union all select 92, format('GRANT %s ON %s TO %s%s;', string_agg(format('%s (%I)', a.privilege_type, c.attname), ', ' order by c.attnum, a.privilege_type), me.name,
            case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end, case when a.is_grantable then ' WITH GRANT OPTION' end)
          from me join pg_attribute c on c.attrelid = me.oid cross join lateral aclexplode(c.attacl) a where c.attnum > 0 and not c.attisdropped and a.grantee <> me.relowner group by me.name, a.grantee, a.is_grantable
        order by 1, 2
        """;

    public static RelationFrame FrameOf(NpgsqlDataReader row) => new()
    {
        Kind = ObjectKinds.Of(row.GetString(0)),
        Name = row.GetString(1),
        IsUnlogged = row.GetBoolean(2),
        PartitionKey = row.Text(3),
        Bound = row.Text(4),
        Parents = row.Names(5),
        Options = row.Text(6),
        Tablespace = row.Text(7),
        AccessMethod = row.Text(8),
        Server = row.Text(9),
        ServerOptions = row.Text(10),
        Query = row.Text(11),
        IsPopulated = row.GetBoolean(12),
    };

    public static ColumnText ColumnOf(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetString(1), row.GetString(2))
    {
        Collation = row.Text(3),
        IsRequired = row.GetBoolean(4),
        Identity = row.Text(5),
        IdentityOptions = row.Text(6),
        Generated = row.Text(7),
        Default = row.Text(8),
        ForeignOptions = row.Text(9),
        RequiredName = row.Text(10),
    };

    public static ConstraintText ConstraintOf(NpgsqlDataReader row) => new(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.GetBoolean(3));
}
