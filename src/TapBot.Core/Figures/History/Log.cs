using Microsoft.Extensions.Logging;

namespace TapBot.Core.Figures;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The history of figures cannot be stored, and is kept in memory for six hours: {Why}")]
    public static partial void HistoryNotStored(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The history of figures is stored again")]
    public static partial void HistoryStored(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There are {Most} series of figures, as many as there may be: new ones are not recorded")]
    public static partial void TooManySeries(ILogger logger, int most);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} series of figures that have been silent for long were removed")]
    public static partial void SeriesRemoved(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures of series {Series} from {Start:O} on are damaged and left out: {Why}")]
    public static partial void ChunkDamaged(ILogger logger, int series, DateTimeOffset start, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bounds of lights cannot be read from the store; those that are known hold on: {Why}")]
    public static partial void ThresholdsNotRead(ILogger logger, string why);
}
