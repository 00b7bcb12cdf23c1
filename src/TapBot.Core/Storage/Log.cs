using Microsoft.Extensions.Logging;

namespace TapBot.Core.Storage;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The store was brought up to date by {Count} steps, the last is {Migration}")]
    public static partial void Migrated(ILogger logger, int count, string migration);

    [LoggerMessage(LogLevel.Information, "A copy of the store from before is kept as {File}")]
    public static partial void Kept(ILogger logger, string file);
}
