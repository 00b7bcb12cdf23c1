using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>How an instance is to be reached, as somebody gives it. Everything the driver is told comes from these members: no file and no further option can be named.</summary>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Database">The database that the log-ins connect to.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="Server">The server it belongs to, for questions of rights; null for that of the container behind it, or none.</param>
/// <param name="Monitor">The log-in that reads figures; needed.</param>
/// <param name="Reader">The log-in of the console; null for no console.</param>
/// <param name="Operator">The log-in that cancels and terminates; null to let the monitor log-in try.</param>
/// <param name="Writer">The log-in of write mode; null for no write mode.</param>
[HoldsSecret]
public sealed record DatabaseDraft(
    string Host,
    int Port = 5432,
    string Database = "postgres",
    DatabaseTls Tls = DatabaseTls.Prefer,
    ServerName? Server = null,
    LogInDraft? Monitor = null,
    LogInDraft? Reader = null,
    LogInDraft? Operator = null,
    LogInDraft? Writer = null)
{
    /// <summary>The log-in of a kind, or null.</summary>
    public LogInDraft? LogIn(LogInKind kind) => kind switch
    {
        LogInKind.Monitor => Monitor,
        LogInKind.Reader => Reader,
        LogInKind.Operator => Operator,
        _ => Writer,
    };
}
