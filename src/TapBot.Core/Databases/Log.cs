using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The database {Database} answers, PostgreSQL {Version}")]
    public static partial void DatabaseFound(ILogger logger, DatabaseName database, string? version);

    [LoggerMessage(LogLevel.Warning, "The database {Database} is lost: {Why}")]
    public static partial void DatabaseLost(ILogger logger, DatabaseName database, Phrase why);
}
