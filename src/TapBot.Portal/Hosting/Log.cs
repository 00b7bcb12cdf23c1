namespace TapBot.Portal.Hosting;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    public static partial void Unexpected(ILogger logger, string method, PathString path, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Count} actions of an earlier run had no outcome; they are concluded as unknown")]
    public static partial void Forgotten(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "The sign-in through the identity provider failed")]
    public static partial void ProviderFailed(ILogger logger, Exception? exception);

    [LoggerMessage(LogLevel.Debug, "What a page is going to read could not be read ahead")]
    public static partial void NotReadAhead(ILogger logger, Exception exception);
}
