namespace TapBot.Core.Databases;

/// <summary>What a statement does that is worth naming before it runs.</summary>
public enum SqlEffect
{
    /// <summary>Nothing that cannot be taken back at ease.</summary>
    None,

    /// <summary>DROP: an object and what is in it are gone.</summary>
    Drops,

    /// <summary>TRUNCATE: all rows are gone.</summary>
    Empties,

    /// <summary>DELETE without WHERE: all rows are gone.</summary>
    DeletesAll,

    /// <summary>UPDATE without WHERE: all rows are changed.</summary>
    UpdatesAll,

    /// <summary>The table is written anew while nobody can read it: a column's type, a new column with a value of its own in each row, VACUUM FULL, CLUSTER, SET LOGGED, SET TABLESPACE.</summary>
    Rewrites,

    /// <summary>EXPLAIN ANALYZE of a statement that writes: it is run.</summary>
    RunsExplained,

    /// <summary>The whole server is changed, a file is written or a program runs on it: ALTER SYSTEM, COPY ... PROGRAM, COPY ... TO a file, lo_export. No transaction holds it back.</summary>
    ChangesServer,
}
