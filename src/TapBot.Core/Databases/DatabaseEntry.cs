namespace TapBot.Core.Databases;

/// <summary>One PostgreSQL instance as it is configured: <c>TapBot:Databases:N</c>.</summary>
public sealed class DatabaseEntry
{
    /// <summary>What people call it. The name of a container of PostgreSQL gives that one its log-ins.</summary>
    public string Name { get; set; } = "";

    /// <summary>How the monitor log-in reaches it, in Npgsql's words: <c>Host=127.0.0.1;Username=tapbot_monitor;Password=...;Database=postgres</c>. Only figures are read with it.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The log-in that queries of people run as; null switches them off.</summary>
    public string? ReaderConnectionString { get; set; }

    /// <summary>The log-in that cancels and terminates; without it the monitor log-in tries.</summary>
    public string? OperatorConnectionString { get; set; }

    /// <summary>The log-in of write mode; null switches it off.</summary>
    public string? WriterConnectionString { get; set; }

    /// <summary>The server it belongs to, for questions of rights; by default that of the container behind it, and else none.</summary>
    public string? Server { get; set; }
}
