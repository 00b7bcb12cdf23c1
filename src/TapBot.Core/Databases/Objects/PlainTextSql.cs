namespace TapBot.Core.Databases;

/// <summary>What is asked for the SQL of what is no table or view, by its number: statements in their order, written by the server. No rows where the server has no text for it.</summary>
internal static class PlainTextSql
{
    private const string Routine = """
        with me as (select p.*, p.oid::regprocedure::text as name, case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end as word from pg_proc p where p.oid = $1 and p.prokind <> 'a')
        select 1, rtrim(pg_get_functiondef(me.oid), E'\n') || ';' from me
        union all select 2, format('COMMENT ON %s %s IS %L;', me.word, me.name, obj_description(me.oid, 'pg_proc')) from me where obj_description(me.oid, 'pg_proc') is not null
        union all select 3, format('ALTER %s %s OWNER TO %I;', me.word, me.name, pg_get_userbyid(me.proowner)) from me
        union all select 4, format('REVOKE EXECUTE ON %s %s FROM PUBLIC;', me.word, me.name) from me where me.proacl is not null and not exists (select from aclexplode(me.proacl) a where a.grantee = 0)
        union all select 5, format('GRANT EXECUTE ON %s %s TO %I%s;', me.word, me.name, pg_get_userbyid(a.grantee), case when a.is_grantable then ' WITH GRANT OPTION' end)
          from me cross join lateral aclexplode(me.proacl) a where a.grantee not in (0, me.proowner)
        order by 1, 2
        """;

    private const string Type = """
        with me as (select t.*, format_type(t.oid, null) as name, case t.typtype when 'd' then 'DOMAIN' else 'TYPE' end as word from pg_type t where t.oid = $1 and t.typtype in ('e', 'd', 'c', 'r'))
        select 1, case me.typtype
            when 'e' then format('CREATE TYPE %s AS ENUM (%s);', me.name, (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = me.oid))
            when 'd' then format('CREATE DOMAIN %s AS %s%s%s%s%s;', me.name, format_type(me.typbasetype, me.typtypmod),
              (select ' COLLATE ' || quote_ident(n.nspname) || '.' || quote_ident(k.collname) from pg_collation k join pg_namespace n on n.oid = k.collnamespace join pg_type b on b.oid = me.typbasetype
                where k.oid = me.typcollation and me.typcollation <> b.typcollation),
              ' DEFAULT ' || pg_get_expr(me.typdefaultbin, 0), case when me.typnotnull then ' NOT NULL' end,
              (select string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname) from pg_constraint k where k.contypid = me.oid and k.contype = 'c'))
            when 'c' then format('CREATE TYPE %s AS (%s);', me.name, (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
              from pg_attribute a where a.attrelid = me.typrelid and a.attnum > 0 and not a.attisdropped))
            else (select format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s);', me.name, format_type(r.rngsubtype, null), case when r.rngsubdiff <> 0 then ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text end)
              from pg_range r where r.rngtypid = me.oid) end from me
        union all select 2, format('COMMENT ON %s %s IS %L;', me.word, me.name, obj_description(me.oid, 'pg_type')) from me where obj_description(me.oid, 'pg_type') is not null
        union all select 3, format('ALTER %s %s OWNER TO %I;', me.word, me.name, pg_get_userbyid(me.typowner)) from me
        order by 1
        """;

    private const string Schema = """
        select 1, format('CREATE SCHEMA %I AUTHORIZATION %I;', n.nspname, pg_get_userbyid(n.nspowner)) from pg_namespace n where n.oid = $1
        union all select 2, format('COMMENT ON SCHEMA %I IS %L;', n.nspname, obj_description(n.oid, 'pg_namespace')) from pg_namespace n where n.oid = $1 and obj_description(n.oid, 'pg_namespace') is not null
        union all select 3, format('GRANT %s ON SCHEMA %I TO %s%s;', string_agg(a.privilege_type, ', ' order by a.privilege_type), n.nspname, case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end,
            case when a.is_grantable then ' WITH GRANT OPTION' end)
          from pg_namespace n cross join lateral aclexplode(n.nspacl) a where n.oid = $1 and a.grantee <> n.nspowner group by n.nspname, a.grantee, a.is_grantable
        order by 1, 2
        """;

    private const string Extension = """
        select 1, format('CREATE EXTENSION %I WITH SCHEMA %I VERSION %L;', e.extname, n.nspname, e.extversion) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.oid = $1
        """;

    /// <summary>The statement for a kind; null for a kind that has no definition here.</summary>
    public static string? Of(ObjectKind kind) => ObjectKinds.CatalogOf(kind) switch
    {
        "pg_proc" => Routine,
        "pg_type" => Type,
        "pg_namespace" => Schema,
        "pg_extension" => Extension,
        _ => kind == ObjectKind.Sequence ? RelationTextSql.Lines : null,
    };
}
