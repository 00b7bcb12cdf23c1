using Microsoft.Extensions.Logging;

namespace TapBot.Core.Servers;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "How this machine is doing could not be read; the portal tries again")]
    public static partial void MachineUnread(ILogger logger, Exception exception);
}
