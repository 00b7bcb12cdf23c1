using Microsoft.Extensions.Logging;

namespace TapBot.Core.Access;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A session's activity could not be stored")]
    public static partial void NotSeen(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Whether a session lives could not be asked")]
    public static partial void NotAsked(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Sign-in refused from {Address}")]
    public static partial void SignInRefused(ILogger logger, string? address);

    [LoggerMessage(LogLevel.Information, "{UserName} set up the portal and is its first administrator")]
    public static partial void SetUp(ILogger logger, string userName);
}
