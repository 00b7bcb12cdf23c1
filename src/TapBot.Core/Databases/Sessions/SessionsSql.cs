using Npgsql;

namespace TapBot.Core.Databases;

/// <summary>What is asked for a list of sessions, and what the answer means. Versions 14 to 18 give the same columns.</summary>
internal static class SessionsSql
{
    /// <summary>
    /// Those that wait, and then those that work, come first, in case there are too many. Blocking sessions are asked for only where one waits for a lock: the server takes all
    /// of its lock tables to answer.
    /// </summary>
    public static readonly string Sessions = $"""
        select clock_timestamp(), a.pid, a.backend_start, a.datname::text, a.usename::text, coalesce(a.application_name, ''), host(a.client_addr), a.backend_type, a.state,
          left(a.query, {SessionsSource.QueryLength}), a.xact_start, a.query_start, a.state_change, a.wait_event_type, a.wait_event, a.backend_xid is not null,
          case when a.wait_event_type = 'Lock' then array_to_string(pg_blocking_pids(a.pid), ' ') end,
          l.locktype, l.mode, l.relation_name, l.waitstart
        from pg_stat_activity a
        left join lateral (
          select k.locktype, k.mode, k.waitstart, n.nspname || '.' || c.relname as relation_name
          from pg_locks k
          left join pg_class c on c.oid = k.relation and k.database = (select oid from pg_database where datname = current_database())
          left join pg_namespace n on n.oid = c.relnamespace
          where a.wait_event_type = 'Lock' and k.pid = a.pid and not k.granted limit 1) l on true
        where a.pid <> pg_backend_pid()
        order by a.wait_event_type = 'Lock' desc nulls last, a.state = 'active' desc nulls last, a.xact_start nulls last, a.pid
        limit {SessionsSource.Most + 1}
        """;

    /// <summary>Takes the rows.</summary>
    public static async Task<SessionList> ReadAsync(NpgsqlDataReader rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var sessions = new List<DatabaseSession>();
        var (serverTime, own, count) = (at, 0, 0);
        while (await rows.ReadAsync(cancellationToken))
        {
            serverTime = rows.GetFieldValue<DateTimeOffset>(0);
            count++;
            if (rows.GetString(5) == DatabaseLink.ApplicationName)
                own++;
            else if (sessions.Count < SessionsSource.Most)
                sessions.Add(Session(rows));
        }
        return new SessionList(at, serverTime, sessions, own + 1, count > SessionsSource.Most);
    }

    private static DatabaseSession Session(NpgsqlDataReader rows) => new()
    {
        Pid = rows.GetInt32(1),
        StartedAt = rows.Time(2) ?? DateTimeOffset.UnixEpoch,
        Database = rows.Text(3),
        User = rows.Text(4),
        Application = rows.GetString(5),
        Client = rows.Text(6),
        Kind = rows.Text(7),
        State = rows.Text(8),
        Query = rows.Text(9) is not { } query || (rows.Text(8) is null && rows.Text(7) is null or "client backend" && query is "<insufficient privilege>") ? null : StatementText.WithoutPasswords(query),
        TransactionStartedAt = rows.Time(10),
        QueryStartedAt = rows.Time(11),
        StateChangedAt = rows.Time(12),
        WaitKind = rows.Text(13),
        WaitEvent = rows.Text(14),
        HasWritten = rows.GetBoolean(15),
        BlockedBy = rows.Text(16) is { Length: > 0 } pids ? [.. pids.Split(' ').Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))] : [],
        Wait = rows.Text(17) is { } kind ? new LockWait(kind, rows.GetString(18), rows.Text(19), rows.Time(20)) : null,
    };
}
