namespace TapBot.Core.Logs;

/// <summary>A part of a log by time, both ends included, in nanoseconds since the Unix epoch; a missing end is open.</summary>
/// <param name="Since">The oldest timestamp wanted.</param>
/// <param name="Until">The newest timestamp wanted. Lines stand in the order they were written, so one that was stamped late may hide behind it: ask for a little more.</param>
/// <param name="Tail">Only the last lines of the log are looked at; the engine counts them before it looks at <paramref name="Until"/>.</param>
internal readonly record struct LogRange(long? Since = null, long? Until = null, int? Tail = null)
{
    /// <summary>The last lines of the log.</summary>
    public static LogRange Last(int lines) => new(Tail: lines);

    /// <summary>What was written between two moments.</summary>
    public static LogRange Between(DateTimeOffset since, DateTimeOffset until) => new(LogCursor.At(since).Nanoseconds, LogCursor.At(until).Nanoseconds);
}
