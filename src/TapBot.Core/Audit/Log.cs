using Microsoft.Extensions.Logging;

namespace TapBot.Core.Audit;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The audit trail cannot be written; nothing that must be audited is done until it can")]
    public static partial void Unavailable(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "The outcome of the audited action {Sequence} is not stored yet; it will be, before the next action")]
    public static partial void Owed(ILogger logger, long sequence, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The head of the audit trail could not be kept in the data directory")]
    public static partial void HeadNotKept(ILogger logger, Exception exception);
}
