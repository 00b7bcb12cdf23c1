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

    // Lists of names are kept as they were quoted; to quote them again would make one name of them. Whatever is no such list (SET ... FROM CURRENT takes any text) is quoted all the same.
    private const string Setting = """
        format('SET %I TO %s', split_part(c.line, '=', 1), case when split_part(c.line, '=', 1) in ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries') and substr(c.line, position('=' in c.line) + 1) ~ '^("([^"]|"")*"|[a-z_][a-z0-9_]*)(, *("([^"]|"")*"|[a-z_][a-z0-9_]*))*$' then substr(c.line, position('=' in c.line) + 1)
          else quote_literal(substr(c.line, position('=' in c.line) + 1)) end)
        """;

    // What a version knows of locales is asked of the row as a whole: the columns have changed their names.
    private const string Database = $"""
        with me as (select d.*, to_jsonb(d) as facts from pg_database d where d.oid = $1)
        select 1, format('CREATE DATABASE %I WITH TEMPLATE = template0 ENCODING = %L LC_COLLATE = %L LC_CTYPE = %L', me.datname, pg_encoding_to_char(me.encoding), me.datcollate, me.datctype)
            || case me.facts->>'datlocprovider' when 'i' then format(' LOCALE_PROVIDER = icu ICU_LOCALE = %L', coalesce(me.facts->>'datlocale', me.facts->>'daticulocale'))
                 when 'b' then format(' LOCALE_PROVIDER = builtin BUILTIN_LOCALE = %L', me.facts->>'datlocale') else '' end
            || coalesce((select format(' TABLESPACE = %I', s.spcname) from pg_tablespace s where s.oid = me.dattablespace and s.spcname <> 'pg_default'), '')
            || case when me.datconnlimit >= 0 then format(' CONNECTION LIMIT = %s', me.datconnlimit) else '' end || ';' from me
        union all select 2, format('COMMENT ON DATABASE %I IS %L;', me.datname, shobj_description(me.oid, 'pg_database')) from me where shobj_description(me.oid, 'pg_database') is not null
        union all select 3, format('ALTER DATABASE %I OWNER TO %I;', me.datname, pg_get_userbyid(me.datdba)) from me
        union all select 4, format('ALTER DATABASE %I ', me.datname) || {Setting} || ';' from me join pg_db_role_setting s on s.setdatabase = me.oid and s.setrole = 0 cross join lateral unnest(s.setconfig) c (line)
        union all select 5, format('REVOKE ALL ON DATABASE %I FROM PUBLIC;', me.datname) from me where me.datacl is not null
        union all select 6, format('GRANT %s ON DATABASE %I TO %s%s;', string_agg(a.privilege_type, ', ' order by a.privilege_type), me.datname, case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end,
            case when a.is_grantable then ' WITH GRANT OPTION' end)
          from me cross join lateral aclexplode(me.datacl) a where a.grantee <> me.datdba group by me.datname, a.grantee, a.is_grantable
        order by 1, 2
        """;

    private const string Role = $"""
        with me as (select * from pg_roles r where r.oid = $1)
        select 1, format('CREATE ROLE %I WITH %s', me.rolname, concat_ws(' ', case when me.rolsuper then 'SUPERUSER' else 'NOSUPERUSER' end, case when me.rolcreatedb then 'CREATEDB' else 'NOCREATEDB' end,
            case when me.rolcreaterole then 'CREATEROLE' else 'NOCREATEROLE' end, case when me.rolinherit then 'INHERIT' else 'NOINHERIT' end, case when me.rolcanlogin then 'LOGIN' else 'NOLOGIN' end,
            case when me.rolreplication then 'REPLICATION' else 'NOREPLICATION' end, case when me.rolbypassrls then 'BYPASSRLS' else 'NOBYPASSRLS' end,
            case when me.rolconnlimit >= 0 then format('CONNECTION LIMIT %s', me.rolconnlimit) end, case when me.rolvaliduntil is not null then format('VALID UNTIL %L', me.rolvaliduntil) end)) || ';' from me
        union all select 2, format('COMMENT ON ROLE %I IS %L;', me.rolname, shobj_description(me.oid, 'pg_authid')) from me where shobj_description(me.oid, 'pg_authid') is not null
        union all select 3, format('GRANT %I TO %I%s;', g.rolname, me.rolname, case when m.admin_option then ' WITH ADMIN OPTION' end) from me join pg_auth_members m on m.member = me.oid join pg_roles g on g.oid = m.roleid
        union all select 4, format('ALTER ROLE %I%s ', me.rolname, (select format(' IN DATABASE %I', d.datname) from pg_database d where d.oid = s.setdatabase)) || {Setting} || ';'
          from me join pg_db_role_setting s on s.setrole = me.oid cross join lateral unnest(s.setconfig) c (line)
        order by 1, 2
        """;

    private const string Tablespace = """
        with me as (select s.*, pg_tablespace_location(s.oid) as place from pg_tablespace s where s.oid = $1 and pg_tablespace_location(s.oid) <> '')
        select 1, format('CREATE TABLESPACE %I OWNER %I LOCATION %L%s;', me.spcname, pg_get_userbyid(me.spcowner), me.place, ' WITH (' || array_to_string(me.spcoptions, ', ') || ')') from me
        union all select 2, format('COMMENT ON TABLESPACE %I IS %L;', me.spcname, shobj_description(me.oid, 'pg_tablespace')) from me where shobj_description(me.oid, 'pg_tablespace') is not null
        union all select 3, format('GRANT %s ON TABLESPACE %I TO %s%s;', string_agg(a.privilege_type, ', ' order by a.privilege_type), me.spcname, case when a.grantee = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(a.grantee)) end,
            case when a.is_grantable then ' WITH GRANT OPTION' end)
          from me cross join lateral aclexplode(me.spcacl) a where a.grantee <> me.spcowner group by me.spcname, a.grantee, a.is_grantable
        order by 1, 2
        """;

    /// <summary>The statement for a kind; null for a kind that has no definition here.</summary>
    public static string? Of(ObjectKind kind) => ObjectKinds.CatalogOf(kind) switch
    {
        "pg_proc" => Routine,
        "pg_type" => Type,
        "pg_namespace" => Schema,
        "pg_extension" => Extension,
        "pg_database" => Database,
        "pg_authid" => Role,
        "pg_tablespace" => Tablespace,
        _ => kind == ObjectKind.Sequence ? RelationTextSql.Lines : null,
    };
}
