namespace TapBot.Core.Logs;

/// <summary>Which lines of logs are wanted.</summary>
/// <param name="Since">The oldest wanted, included; null from the beginning.</param>
/// <param name="Until">The newest wanted, included; null to now.</param>
/// <param name="Filter">What a line has to match; null for all.</param>
/// <param name="Markers">Markers are wanted too.</param>
public sealed record LogQuestion(DateTimeOffset? Since = null, DateTimeOffset? Until = null, LogFilter? Filter = null, bool Markers = false)
{
    internal long? SinceNanoseconds => Since is { } since ? Nanoseconds(since) : null;

    internal long? UntilNanoseconds => Until is { } until ? Nanoseconds(until) : null;

    /// <summary>True when a line is wanted.</summary>
    public bool Wants(LogLine line) =>
        (Markers || line.Stream != LogStream.Marker)
        && (Since is not { } since || line.Cursor.Nanoseconds >= Nanoseconds(since))
        && (Until is not { } until || line.Cursor.Nanoseconds <= Nanoseconds(until))
        && (Filter is null || Filter.Matches(line));

    private static long Nanoseconds(DateTimeOffset time) => Math.Max(0, LogCursor.At(time).Nanoseconds);
}
