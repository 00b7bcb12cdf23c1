namespace TapBot.Core.Databases;

/// <summary>
/// What is asked for the size of an object, by its number: all of it, and the part of indexes. It walks through files and wants the lock of a table, so it is sent by itself. A null
/// size is one that the log-in may not see.
/// </summary>
internal static class ObjectSizeSql
{
    private const string Relation = "select pg_total_relation_size($1::regclass), pg_indexes_size($1::regclass)";

    private const string Partitioned = "select coalesce(sum(pg_total_relation_size(t.relid)), 0)::int8, coalesce(sum(pg_indexes_size(t.relid)), 0)::int8 from pg_partition_tree($1::regclass) t";

    private const string Database = "select case when has_database_privilege($1, 'connect') or pg_has_role('pg_read_all_stats', 'usage') then pg_database_size($1) end, null::int8";

    private const string Tablespace = """
        select case when has_tablespace_privilege($1, 'create') or pg_has_role('pg_read_all_stats', 'usage') or $1 = (select d.dattablespace from pg_database d where d.datname = current_database())
          then pg_tablespace_size($1) end, null::int8
        """;

    /// <summary>The statement for a kind; null for a kind that takes no room of its own.</summary>
    public static string? Of(ObjectKind kind) => kind switch
    {
        ObjectKind.Table or ObjectKind.MaterializedView or ObjectKind.Sequence => Relation,
        ObjectKind.PartitionedTable => Partitioned,
        ObjectKind.Database => Database,
        ObjectKind.Tablespace => Tablespace,
        _ => null,
    };
}
