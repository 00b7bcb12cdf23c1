namespace TapBot.Core.Logs;

/// <summary>The names of fields that their format leaves out. Those of PostgreSQL are the ones of its jsonlog, in the order of the columns of its csvlog.</summary>
internal static class FieldName
{
    public const int Timestamp = 0, User = 1, Database = 2, Pid = 3, RemoteHost = 4, Severity = 11, Message = 13, Statement = 19, ApplicationName = 22;

    /// <summary>How many columns csvlog has at most.</summary>
    public const int CsvColumns = 26;

    public const int Client = 26, Time = 27, Method = 28, Path = 29, Protocol = 30, Request = 31, Status = 32, Size = 33, Referer = 34, Agent = 35, Forwarded = 36,
        Requests = 37, Router = 38, Service = 39, Duration = 40, Thread = 41, Source = 42, KlogSeverity = 43, Host = 44;

    /// <summary>The names by number.</summary>
    public static readonly string[] All =
    [
        "timestamp", "user", "dbname", "pid", "remote_host", "session_id", "line_num", "ps", "session_start", "vxid", "txid", "error_severity", "state_code", "message",
        "detail", "hint", "internal_query", "internal_position", "context", "statement", "cursor_position", "func_name", "application_name", "backend_type", "leader_pid",
        "query_id",
        "client", "time", "method", "path", "protocol", "request", "status", "size", "referer", "agent", "forwarded",
        "requests", "router", "service", "duration", "thread", "source", "severity", "host",
    ];
}
