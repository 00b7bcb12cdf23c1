using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>SQL around pg_stat_statements. The columns asked for are those that its versions since PostgreSQL 13 share.</summary>
internal static class StatementsSql
{
    /// <summary>Where the extension is (null when it is not in this database), its version, whether the library is loaded, the database, the role, and whether that sees the statements of others.</summary>
    public const string Probe = """
        select (select format('%I', n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'),
          (select (string_to_array(extversion, '.'))[2]::int8 from pg_extension where extname = 'pg_stat_statements'),
          exists (select from pg_settings where name = 'pg_stat_statements.max'), current_database()::text, current_user::text, pg_has_role('pg_read_all_stats', 'usage')
        """;

    /// <summary>The oldest version of the extension that has the columns (its second number; the first is 1).</summary>
    public const int OldestVersion = 8;

    /// <summary>What makes the server count statements, to be read and run by a person.</summary>
    /// <param name="isLoaded">True when the library is loaded already, so that nothing has to be restarted.</param>
    public static string Install(bool isLoaded) => isLoaded
        ? "create extension if not exists pg_stat_statements;"
        : """
          select setting from pg_settings where name = 'shared_preload_libraries'; -- keep what stands there
          alter system set shared_preload_libraries = pg_stat_statements; -- takes effect after a restart
          create extension if not exists pg_stat_statements; -- after the restart
          """;

    /// <summary>The statements that took the most time. The portal's own role is left out unless it is a superuser, which others may use as well.</summary>
    /// <param name="schema">Where the extension is, quoted by the server.</param>
    public static string Statements(string schema) => $"""
        select s.queryid, s.userid::int8, s.dbid::int8, d.datname::text, r.rolname::text, left(s.query, {StatementList.MostText}), length(s.query) > {StatementList.MostText},
          s.calls, s.total_exec_time, s.rows, s.shared_blks_hit, s.shared_blks_read, s.temp_blks_written * current_setting('block_size')::int8, sum(s.total_exec_time) over ()
        from (
          select queryid, userid, dbid, min(query) as query, sum(calls)::int8 as calls, sum(total_exec_time)::float8 as total_exec_time, sum(rows)::int8 as rows,
            sum(shared_blks_hit)::int8 as shared_blks_hit, sum(shared_blks_read)::int8 as shared_blks_read, sum(temp_blks_written)::int8 as temp_blks_written
          from {schema}.pg_stat_statements group by queryid, userid, dbid) s
        left join pg_database d on d.oid = s.dbid left join pg_roles r on r.oid = s.userid
        where r.rolname is distinct from current_user or r.rolsuper
        order by s.total_exec_time desc limit {StatementList.Most + 1}
        """;

    /// <summary>Takes the rows.</summary>
    public static async Task<StatementList> ReadAsync(NpgsqlDataReader rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var statements = new List<CountedStatement>();
        var all = 0.0;
        while (await rows.ReadAsync(cancellationToken))
        {
            all = rows.GetDouble(13);
            statements.Add(Statement(rows));
        }
        return new StatementList { At = at, Statements = [.. statements.Take(StatementList.Most)], IsCut = statements.Count > StatementList.Most, Milliseconds = all };
    }

    private static CountedStatement Statement(NpgsqlDataReader rows) => new()
    {
        Id = rows.Whole(0) is { } query ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{query}.{rows.GetInt64(1)}.{rows.GetInt64(2)}") : null,
        Database = rows.Text(3),
        User = rows.Text(4),
        Text = rows.IsDBNull(0) || rows.Text(5) is not { } text ? null : StatementText.WithoutPasswords(text),
        IsCut = !rows.IsDBNull(6) && rows.GetBoolean(6),
        Calls = rows.GetInt64(7),
        Milliseconds = rows.GetDouble(8),
        Rows = rows.GetInt64(9),
        BlocksHit = rows.GetInt64(10),
        BlocksRead = rows.GetInt64(11),
        TempBytes = rows.GetInt64(12),
    };
}
