using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The database {Database} answers, PostgreSQL {Version}")]
    public static partial void DatabaseFound(ILogger logger, DatabaseName database, string? version);

    [LoggerMessage(LogLevel.Warning, "The database {Database} is lost: {Why}")]
    public static partial void DatabaseLost(ILogger logger, DatabaseName database, Phrase why);

    [LoggerMessage(LogLevel.Warning, "The history of statements cannot be stored, so what was just run is missing from it; the audit trail has it: {Why}")]
    public static partial void PastNotStored(ILogger logger, string why);

    [LoggerMessage(LogLevel.Warning, "The history of statements cannot keep up, or has stopped with the portal: {Count} that were run on {Database} are missing from it; the audit trail has them")]
    public static partial void PastTooMany(ILogger logger, DatabaseName database, int count);

    [LoggerMessage(LogLevel.Warning, "The registered databases could not be read; the portal tries again")]
    public static partial void RegisterUnread(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The registered database {Key} cannot be used: its name or its port in the store is none")]
    public static partial void RegistrationSpoilt(ILogger logger, string key);
}
