using Microsoft.Extensions.Logging;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The history of logs is suspended: {Why}")]
    public static partial void HistorySuspended(ILogger logger, Phrase why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The history of logs goes on")]
    public static partial void HistoryResumed(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Block {Sequence} of {Path} cannot be read and is skipped: {Why}")]
    public static partial void BlockSkipped(ILogger logger, string? path, long sequence, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} has a torn end: {Bytes} bytes from {From} on were cut off")]
    public static partial void EndCut(ILogger logger, string path, long from, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} has {Holes} stretches that cannot be read; they are skipped")]
    public static partial void HolesFound(ILogger logger, string path, int holes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} is not a log that the portal wrote; it is left alone")]
    public static partial void NotAnArchive(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be read: what is kept there is found by labels again when its container is seen")]
    public static partial void LabelsLost(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The labels of logs cannot be written, and are tried again: {Why}")]
    public static partial void LabelsNotWritten(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be removed: {Why}")]
    public static partial void FileNotRemoved(ILogger logger, string path, string why);
}
