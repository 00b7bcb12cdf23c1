using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>The past of the log that a view shows: how it comes to a place that the tail does not hold.</summary>
public interface ILogHistory
{
    /// <summary>Up to <paramref name="max"/> lines before a place, oldest first; null when the source does not answer.</summary>
    Task<IReadOnlyList<LogLine>?> BeforeAsync(LogCursor place, int max, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="max"/> lines from a place on, the one there included, oldest first.</summary>
    Task<IReadOnlyList<LogLine>> FromAsync(LogCursor place, int max, CancellationToken cancellationToken);

    /// <summary>Lines of one writer around a place, whether they match or not, oldest first.</summary>
    Task<IReadOnlyList<LogLine>> AroundAsync(LogOrigin origin, LogCursor place, int max, CancellationToken cancellationToken);
}
