using System.Globalization;
using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>Lines with named defaults, one a millisecond from a round hour on.</summary>
public static class Lines
{
    /// <summary>2026-11-22 14:00:00 UTC.</summary>
    public const long Start = 1_795_356_000_000_000_000;

    /// <summary>The line with this number.</summary>
    public static LogLine One(int number, string? text = null, LineLevel level = LineLevel.Info, LogStream stream = LogStream.Stdout) =>
        new(new LogCursor(Start + number * 1_000_000L, 0), stream, level, text ?? string.Create(CultureInfo.InvariantCulture, $"line {number}"));

    /// <summary>Lines <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    public static IEnumerable<LogLine> From(int first, int count) => Enumerable.Range(first, count).Select(n => One(n));
}
