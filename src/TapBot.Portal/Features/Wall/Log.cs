namespace TapBot.Portal.Features.Wall;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "A board of the wall could not follow {What}; it tries again")]
    public static partial void FeedFailed(ILogger logger, string what, Exception exception);

    [LoggerMessage(LogLevel.Error, "A board of the wall could not be drawn; it tries again")]
    public static partial void NotDrawn(ILogger logger, Exception exception);
}
