using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Logs;

/// <summary>
/// A place among the lines of several logs. Lines of two logs may have the same cursor: they stand in the order of their sources, and the source tells which of them is meant. It is written
/// <c>1732291200123456789-0@server/container</c>, or as the cursor alone, which means all lines that have it.
/// </summary>
/// <param name="Cursor">The place of the line in its log.</param>
/// <param name="Source">Whose line it is, <c>server/container</c>; null for the lines of all logs with that cursor.</param>
public readonly record struct LogPosition(LogCursor Cursor, string? Source = null) : IParsable<LogPosition>
{
    private const char Between = '@';
    private const int MostCharacters = 600;

    /// <summary>Where a line stands.</summary>
    public static LogPosition Of(LogLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(line.Cursor, line.Origin?.Source);
    }

    /// <summary>The line stands here.</summary>
    internal bool Is(LogLine line) => line.Cursor == Cursor && (Source is null || line.Origin?.Source == Source);

    /// <summary>The line stands behind this place.</summary>
    internal bool IsBefore(LogLine line) => line.Cursor.CompareTo(Cursor) is var order && (order > 0 || (order == 0 && Source is not null && string.CompareOrdinal(line.Origin?.Source, Source) > 0));

    /// <summary>Which lines of one log stand before this place: those before this cursor.</summary>
    internal LogCursor EndOf(LogOrigin origin) => Source is not null && string.CompareOrdinal(origin.Source, Source) < 0 ? Cursor with { Ordinal = Cursor.Ordinal + 1 } : Cursor;

    /// <inheritdoc/>
    public static LogPosition Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var position) ? position : throw new FormatException($"'{s}' is no place in a log; one looks like 1732291200123456789-0@server/container.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LogPosition result)
    {
        result = default;
        var at = s?.IndexOf(Between, StringComparison.Ordinal) ?? -1;
        if (s is null || s.Length > MostCharacters || at == s.Length - 1 || !LogCursor.TryParse(at < 0 ? s : s[..at], provider, out var cursor))
            return false;
        result = new LogPosition(cursor, at < 0 ? null : s[(at + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Source is null ? Cursor.ToString() : $"{Cursor}{Between}{Source}";
}
