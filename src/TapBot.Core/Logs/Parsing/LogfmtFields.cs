namespace TapBot.Core.Logs;

/// <summary>Finds <c>key=value</c> pairs as logfmt, logrus, slog and klog write them. Words without a value are stepped over.</summary>
internal static class LogfmtFields
{
    /// <summary>Reads the pairs of a text from a place on; a text that does not begin with one has none of its own.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, Span<FieldSpan> fields)
    {
        var count = 0;
        while (count < fields.Length && at < text.Length)
        {
            while (at < text.Length && text[at] is ' ' or '\t')
                at++;
            var start = at;
            var end = text[at..].IndexOfAny("= \t\"");
            if (end < 0)
                break;
            at += end;
            if (text[at] == '"' && end == 0)
            {
                at = SkipQuoted(text, at, out var quoted, out var quotedEscaping) + 1;
                // klog quotes its keys.
                if (at < text.Length && text[at] == '=')
                    fields[count++] = Value(text, ref at, start + 1, quoted, quotedEscaping);
                continue;
            }
            if (text[at] != '=' || !IsKey(text[start..at]))
            {
                at++;
                continue;
            }
            fields[count++] = Value(text, ref at, start, at - start, Escaping.None);
        }
        return count;
    }

    /// <summary>Whether a text begins with a pair.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny("= \t\"");
        return end > 0 && text[end] == '=' && IsKey(text[..end]);
    }

    private static FieldSpan Value(ReadOnlySpan<char> text, ref int at, int keyStart, int keyLength, Escaping keyEscaping)
    {
        var start = ++at;
        if (at < text.Length && text[at] == '"')
        {
            at = SkipQuoted(text, at, out var length, out var escaping) + 1;
            return new FieldSpan(keyStart, keyLength, start + 1, length, LogFieldKind.String, keyEscaping, escaping);
        }
        var end = text[at..].IndexOfAny(' ', '\t');
        at = end < 0 ? text.Length : at + end;
        return new FieldSpan(keyStart, keyLength, start, at - start, KindOf(text[start..at]), keyEscaping);
    }

    private static LogFieldKind KindOf(ReadOnlySpan<char> value) => value switch
    {
        "true" or "false" => LogFieldKind.Boolean,
        "null" or "nil" or "<nil>" => LogFieldKind.Null,
        [(>= '0' and <= '9') or '-', ..] when !value[1..].ContainsAnyExcept("0123456789.") && value[^1] is >= '0' and <= '9' && value.Count('.') <= 1 => LogFieldKind.Number,
        _ => LogFieldKind.String,
    };

    /// <summary>Where the closing quote is, or the end of a cut text.</summary>
    private static int SkipQuoted(ReadOnlySpan<char> text, int at, out int length, out Escaping escaping)
    {
        var start = ++at;
        escaping = Escaping.None;
        while (at < text.Length)
        {
            var stop = text[at..].IndexOfAny('"', '\\');
            if (stop < 0)
                break;
            at += stop;
            if (text[at] == '"')
            {
                length = at - start;
                return at;
            }
            escaping = Escaping.Backslash;
            at += 2;
        }
        length = text.Length - start;
        return text.Length;
    }

    private static bool IsKey(ReadOnlySpan<char> key) =>
        key.Length is > 0 and <= 100 && (char.IsAsciiLetter(key[0]) || key[0] is '_' or '@') && !key.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-@/");
}
