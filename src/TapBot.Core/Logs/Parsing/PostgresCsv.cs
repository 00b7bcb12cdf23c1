namespace TapBot.Core.Logs;

/// <summary>Reads a line of PostgreSQL's csvlog. A record with line breaks in it comes as several lines of which only the first has the columns.</summary>
internal static class PostgresCsv
{
    // The columns that hold numbers.
    private const int Numbers = 1 << FieldName.Pid | 1 << 6 | 1 << 10 | 1 << 17 | 1 << 20 | 1 << 24 | 1 << 25;

    /// <summary>Whether a line that begins with a day is one: <c>2024-11-22 17:00:18.123 UTC,</c>.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var comma = text[..Math.Min(text.Length, 48)].IndexOf(',');
        return comma > 22 && text[comma - 1] is >= 'A' and <= 'Z' or >= '0' and <= '9' && text[11..comma].Contains(' ') && text.Count(',') >= FieldName.Message;
    }

    /// <summary>Reads the columns that are not empty.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<FieldSpan> fields)
    {
        var writer = new FieldWriter(text, fields);
        var at = 0;
        for (var column = 0; column < FieldName.CsvColumns && at <= text.Length; column++)
        {
            var start = at;
            if (at < text.Length && text[at] == '"')
            {
                start++;
                at = EndOfQuoted(text, start, out var escaping);
                writer.Add(column, start, at - start, escaping: escaping);
                var comma = at < text.Length ? text[at..].IndexOf(',') : -1;
                at = comma < 0 ? text.Length + 1 : at + comma + 1;
                continue;
            }
            var end = text[at..].IndexOf(',');
            at = end < 0 ? text.Length : at + end;
            writer.Add(column, start, at - start, (Numbers >> column & 1) != 0 ? LogFieldKind.Number : LogFieldKind.String);
            at++;
        }
        return writer.Count;
    }

    private static int EndOfQuoted(ReadOnlySpan<char> text, int at, out Escaping escaping)
    {
        escaping = Escaping.None;
        while (at < text.Length)
        {
            var quote = text[at..].IndexOf('"');
            if (quote < 0)
                break;
            at += quote;
            if (at + 1 >= text.Length || text[at + 1] != '"')
                return at;
            escaping = Escaping.Doubled;
            at += 2;
        }
        return text.Length;
    }
}
