using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine of {Server} is lost: {Why}")]
    public static partial void EngineLost(ILogger logger, ServerName server, Phrase why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The engine of {Server} answers, version {Version}")]
    public static partial void EngineFound(ILogger logger, ServerName server, string? version);
}
