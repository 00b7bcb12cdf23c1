using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Logs;

/// <summary>
/// A place among the lines of several logs. Lines of two logs may have the same cursor: they stand in the order of their anchors, and the anchor tells which of them is meant. It is written
/// <c>1732291200123456789-0@server/project/service:1</c>, or as the cursor alone, which means all lines that have it. What people put together, and what was written formerly, names the container
/// instead: <c>1732291200123456789-0@server/container</c>.
/// </summary>
/// <param name="Cursor">The place of the line in its log.</param>
/// <param name="Source">Whose line it is, by <see cref="LogOrigin.Anchor"/>, or <c>server/container</c> before <see cref="Among"/>; null for the lines of all logs with that cursor.</param>
public readonly record struct LogPosition(LogCursor Cursor, string? Source = null) : IParsable<LogPosition>
{
    private const char Between = '@';
    private const int MostCharacters = 600;

    /// <summary>Where a line stands.</summary>
    public static LogPosition Of(LogLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(line.Cursor, line.Origin?.Anchor);
    }

    /// <summary>The same place, named by the anchor: of a container that is named, the one it has. When nobody is known by that name any more, all lines with the cursor are meant.</summary>
    /// <param name="known">All logs there are.</param>
    internal LogPosition Among(IReadOnlyList<LogOrigin> known)
    {
        if (Source is not { } source || known.Any(o => o.Anchor == source))
            return this;
        return this with { Source = known.FirstOrDefault(o => o.Source == source)?.Anchor };
    }

    /// <summary>The line stands here.</summary>
    internal bool Is(LogLine line) => line.Cursor == Cursor && (Source is null || line.Origin?.Anchor == Source);

    /// <summary>The line stands behind this place.</summary>
    internal bool IsBefore(LogLine line) => line.Cursor.CompareTo(Cursor) is var order && (order > 0 || (order == 0 && Source is not null && string.CompareOrdinal(line.Origin?.Anchor, Source) > 0));

    /// <summary>Which lines of one log stand before this place: those before this cursor.</summary>
    internal LogCursor EndOf(LogOrigin origin) => Source is not null && string.CompareOrdinal(origin.Anchor, Source) < 0 ? Cursor with { Ordinal = Cursor.Ordinal + 1 } : Cursor;

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
