namespace TapBot.Core.Databases;

/// <summary>How a registered instance is reached, without its passwords: those are told to nobody.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Host">A name or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="Database">The database that the log-ins connect to.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="Server">The server it was given for questions of rights; null for that of the container behind it, or none.</param>
/// <param name="LogIns">The log-ins, by what they are for.</param>
public sealed record Registration(DatabaseName Name, string Host, int Port, string Database, DatabaseTls Tls, ServerName? Server, IReadOnlyList<RegisteredUser> LogIns);
