using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>What is asked about the parts of one object, by its number. Catalogs and counters only, so that the lock of a table holds up nothing here.</summary>
internal static class ObjectPartsSql
{
    /// <summary>How many indexes, constraints, triggers and dependencies are listed at most, of each. Columns are at most 1,600 by themselves.</summary>
    public const int Most = 500;

    public const string Columns = """
        select a.attnum::int4, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
          case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end, a.atthasdef, col_description(a.attrelid, a.attnum)
        from pg_attribute a where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum
        """;

    /// <summary>The attributes of a composite type, by the type's number.</summary>
    public const string Attributes = """
        select a.attnum::int4, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, null, null, false, col_description(a.attrelid, a.attnum)
        from pg_type t join pg_attribute a on a.attrelid = t.typrelid where t.oid = $1 and t.typtype = 'c' and a.attnum > 0 and not a.attisdropped order by a.attnum
        """;

    public static readonly string Indexes = $"""
        select i.indexrelid, c.relname::text, m.amname::text,
          (select json_agg(a.attname order by k.place) from unnest(i.indkey::int2[]) with ordinality k (number, place) left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number <> 0)::text,
          i.indisunique, i.indisprimary, i.indisvalid, c.relpages::int8 * current_setting('block_size')::int8, pg_stat_get_numscans(i.indexrelid), obj_description(i.indexrelid, 'pg_class')
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
        where i.indrelid = $1 order by i.indisprimary desc, c.relname limit {Most + 1}
        """;

    public static readonly string Constraints = $"""
        select k.oid, k.conname::text, case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'x' then 'exclude' when 't' then 'constraint trigger' else 'check' end,
          (select json_agg(a.attname order by c.place) from unnest(k.conkey) with ordinality c (number, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number)::text,
          case when k.confrelid <> 0 then k.confrelid::regclass::text end, k.convalidated, obj_description(k.oid, 'pg_constraint')
        from pg_constraint k where k.contype <> 'n' and case when $2 = 'pg_type' then k.contypid = $1 else k.conrelid = $1 end
        order by array_position(array['p', 'u', 'f', 'x', 'c'], k.contype::text), k.conname limit {Most + 1}
        """;

    public static readonly string Triggers = $"""
        select t.oid, t.tgname::text, t.tgtype::int4, t.tgfoid::regproc::text, case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' else 'enabled' end, obj_description(t.oid, 'pg_trigger')
        from pg_trigger t where t.tgrelid = $1 and not t.tgisinternal order by t.tgname limit {Most + 1}
        """;

    public const string Statistics = """
        select pg_stat_get_live_tuples($1), pg_stat_get_dead_tuples($1), pg_stat_get_mod_since_analyze($1), pg_stat_get_numscans($1),
          coalesce((select sum(pg_stat_get_numscans(i.indexrelid)) from pg_index i where i.indrelid = $1), 0)::int8, pg_stat_get_tuples_inserted($1), pg_stat_get_tuples_updated($1),
          pg_stat_get_tuples_hot_updated($1), pg_stat_get_tuples_deleted($1), pg_stat_get_last_vacuum_time($1), pg_stat_get_last_autovacuum_time($1), pg_stat_get_last_analyze_time($1), pg_stat_get_last_autoanalyze_time($1)
        """;

    /// <summary>What the object and its inner parts (rules, defaults, constraints, triggers, policies, row type) need. A part of another object stands for that object.</summary>
    public static readonly string DependsOn = Dependencies("d.refclassid", "d.refobjid", "d.classid = o.classid and d.objid = o.objid", "d.deptype <> 'e' or d.refclassid = 'pg_extension'::regclass");

    /// <summary>What needs the object or one of its inner parts; its own indexes and stored overflow are no news.</summary>
    public static readonly string NeededBy = Dependencies("d.classid", "d.objid", "d.refclassid = o.classid and d.refobjid = o.objid", "d.deptype <> 'i' or d.classid = 'pg_rewrite'::regclass");

    public static ObjectColumn Column(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.Text(4), row.Text(5), row.GetBoolean(6), row.Text(7));

    public static ObjectIndex Index(NpgsqlDataReader row) =>
        new(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.Names(3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(6), row.GetInt64(7), row.GetInt64(8), row.Text(9));

    public static ObjectConstraint Constraint(NpgsqlDataReader row) =>
        new(row.GetFieldValue<uint>(0), row.GetString(1), row.GetString(2), row.Names(3), row.Text(4), row.GetBoolean(5), row.Text(6));

    public static ObjectTrigger Trigger(NpgsqlDataReader row) =>
        new(row.GetFieldValue<uint>(0), row.GetString(1), ObjectTrigger.WhenOf(row.GetInt32(2)), row.GetString(3), row.GetString(4), row.Text(5));

    public static ObjectDependency Dependency(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.Text(2) is { } kind ? new ObjectId(ObjectKinds.Of(kind), row.GetFieldValue<uint>(3)) : null);

    public static ObjectStatistics Counted(NpgsqlDataReader row) => new()
    {
        LiveRows = row.GetInt64(0),
        DeadRows = row.GetInt64(1),
        ChangedSinceAnalyze = row.GetInt64(2),
        SequentialScans = row.GetInt64(3),
        IndexScans = row.GetInt64(4),
        Inserted = row.GetInt64(5),
        Updated = row.GetInt64(6),
        UpdatedHot = row.GetInt64(7),
        Deleted = row.GetInt64(8),
        LastVacuum = row.Time(9),
        LastAutovacuum = row.Time(10),
        LastAnalyze = row.Time(11),
        LastAutoanalyze = row.Time(12),
    };

    /// <summary>One direction of pg_depend. All of this is written here: the names are columns, and only the object's number and catalog come from outside, as parameters.</summary>
    private static string Dependencies(string catalog, string number, string joined, string counts) => $"""
        with own as (
          select $2::regclass::oid as classid, $1 as objid
          union all select 'pg_rewrite'::regclass, r.oid from pg_rewrite r where $2 = 'pg_class' and r.ev_class = $1
          union all select 'pg_constraint'::regclass, k.oid from pg_constraint k where case when $2 = 'pg_class' then k.conrelid = $1 when $2 = 'pg_type' then k.contypid = $1 end
          union all select 'pg_attrdef'::regclass, a.oid from pg_attrdef a where $2 = 'pg_class' and a.adrelid = $1
          union all select 'pg_trigger'::regclass, t.oid from pg_trigger t where $2 = 'pg_class' and t.tgrelid = $1
          union all select 'pg_policy'::regclass, p.oid from pg_policy p where $2 = 'pg_class' and p.polrelid = $1
          union all select 'pg_type'::regclass, t.oid from pg_type t where $2 = 'pg_class' and t.typrelid = $1
          union all select 'pg_class'::regclass, t.typrelid from pg_type t where $2 = 'pg_type' and t.oid = $1 and t.typrelid <> 0),
        raw as (
          select distinct {catalog} as classid, {number} as objid from own o join pg_depend d on {joined} where {counts}),
        whole as (
          select distinct case when r.ev_class is not null or k.conrelid <> 0 or a.adrelid is not null or t.tgrelid is not null or p.polrelid is not null or x.indrelid is not null then 'pg_class'::regclass else raw.classid end as classid,
            coalesce(r.ev_class, nullif(k.conrelid, 0), a.adrelid, t.tgrelid, p.polrelid, x.indrelid, raw.objid) as objid
          from raw
          left join pg_rewrite r on raw.classid = 'pg_rewrite'::regclass and r.oid = raw.objid
          left join pg_constraint k on raw.classid = 'pg_constraint'::regclass and k.oid = raw.objid
          left join pg_attrdef a on raw.classid = 'pg_attrdef'::regclass and a.oid = raw.objid
          left join pg_trigger t on raw.classid = 'pg_trigger'::regclass and t.oid = raw.objid
          left join pg_policy p on raw.classid = 'pg_policy'::regclass and p.oid = raw.objid
          left join pg_index x on raw.classid = 'pg_class'::regclass and x.indexrelid = raw.objid)
        select i.type, coalesce(i.identity, ''), case when c.oid is not null then {ObjectKinds.Relation} when q.oid is not null then {ObjectKinds.Routine.Replace("p.prokind", "q.prokind", StringComparison.Ordinal)}
            when w.classid = 'pg_type'::regclass then 'type' when w.classid = 'pg_namespace'::regclass then 'schema' when w.classid = 'pg_extension'::regclass then 'extension' end, w.objid
        from (select * from whole where not exists (select from own where own.classid = whole.classid and own.objid = whole.objid) limit {Most + 1}) w
        cross join lateral pg_identify_object(w.classid, w.objid, 0) i
        left join pg_class c on w.classid = 'pg_class'::regclass and c.oid = w.objid and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
        left join pg_proc q on w.classid = 'pg_proc'::regclass and q.oid = w.objid
        order by 1, 2
        """;
}
