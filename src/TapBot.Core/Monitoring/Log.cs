using Microsoft.Extensions.Logging;

namespace TapBot.Core.Monitoring;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The uptime of the last 30 days cannot be read from the store yet: {Why}")]
    public static partial void UptimeUnread(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The windows of maintenance cannot be read from the store; those that are known hold on: {Why}")]
    public static partial void MaintenanceUnread(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The boards of the wall cannot be read from the store; those that are known hold on: {Why}")]
    public static partial void BoardsUnread(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The HTTP checks made in the portal cannot be read from the store; those that are known go on: {Why}")]
    public static partial void ChecksUnread(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The HTTP check {Check} broke off")]
    public static partial void CheckBroke(ILogger logger, string check, Exception failed);
}
