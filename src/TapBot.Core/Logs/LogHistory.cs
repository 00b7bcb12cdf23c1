namespace TapBot.Core.Logs;

/// <summary>
/// Pages backwards through a log. An engine can give the last lines, or lines between two moments, but not the last lines before a moment (it counts the last
/// lines first), so windows that widen from the moment back to the beginning are read until one holds enough.
/// </summary>
internal static class LogHistory
{
    private const long Second = 1_000_000_000;
    private const long FirstWindow = 10 * Second;
    private const long LastWindow = 366 * 86_400 * Second;

    // Lines do not stand quite in the order of their timestamps: the end of a window must not hide the line that is looked for,
    // and what stands at its beginning may have holes.
    private const long Slack = 2 * Second;

    /// <summary>The last <paramref name="max"/> lines, oldest first.</summary>
    public static async Task<IReadOnlyList<LogLine>> ReadLastAsync(ILogRange source, int max, CancellationToken cancellationToken)
    {
        var lines = new LinesBefore(new LogCursor(long.MaxValue, 0), long.MinValue, max);
        await source.ReadAsync(LogRange.Last(max), lines, cancellationToken);
        return lines.Take();
    }

    /// <summary>Up to <paramref name="max"/> lines just before a cursor, oldest first; fewer only at the beginning of the log or when they are long.</summary>
    public static async Task<IReadOnlyList<LogLine>> ReadBeforeAsync(ILogRange source, LogCursor before, int max, CancellationToken cancellationToken)
    {
        var begins = LogCursor.At(source.Begins).Nanoseconds;
        for (var window = FirstWindow; ;)
        {
            var since = before.Nanoseconds - window;
            var isLast = since <= begins || window > LastWindow;
            var lines = new LinesBefore(before, isLast ? long.MinValue : since + Slack, max);
            await source.ReadAsync(new LogRange(isLast ? null : since, before.Nanoseconds + Slack), lines, cancellationToken);
            if (isLast || lines.IsFull)
                return lines.Take();
            window *= lines.IsEmpty ? 16 : 4;
        }
    }
}
