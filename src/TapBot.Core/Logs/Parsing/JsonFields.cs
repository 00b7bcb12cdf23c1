namespace TapBot.Core.Logs;

/// <summary>
/// Finds the members of a JSON object without building a tree: what is nested is stepped over as it stands. It is forgiving where a line was cut, and gives up
/// where the text is not JSON. The work is linear in the text, whatever the text is.
/// </summary>
internal static class JsonFields
{
    /// <summary>Reads the members of the object (or elements of the array, with empty keys) that begins at <paramref name="at"/>.</summary>
    /// <param name="text">The line.</param>
    /// <param name="at">The opening bracket; afterwards behind the closing one, or at the end of a cut text.</param>
    /// <param name="fields">Takes as many as fit; the rest is stepped over.</param>
    /// <returns>How many there are in <paramref name="fields"/>; -1 when this is not JSON.</returns>
    public static int Read(ReadOnlySpan<char> text, ref int at, Span<FieldSpan> fields)
    {
        var (isObject, count) = (text[at] == '{', 0);
        var close = isObject ? '}' : ']';
        at++;
        SkipSpace(text, ref at);
        if (at < text.Length && text[at] == close)
        {
            at++;
            return 0;
        }
        while (at < text.Length)
        {
            if (!TryReadMember(text, ref at, isObject, out var field))
                return -1;
            if (field is { } whole && count < fields.Length)
                fields[count++] = whole;
            SkipSpace(text, ref at);
            if (at >= text.Length)
                break;
            var next = text[at++];
            if (next == close)
                return count;
            if (next != ',')
                return -1;
            SkipSpace(text, ref at);
        }
        return count;
    }

    /// <summary>False when there is no member; a null field when the text ends within its key.</summary>
    private static bool TryReadMember(ReadOnlySpan<char> text, ref int at, bool isObject, out FieldSpan? field)
    {
        field = null;
        var (keyStart, keyLength, keyEscaping) = (at, 0, Escaping.None);
        if (isObject)
        {
            if (text[at] != '"')
                return false;
            keyStart = at + 1;
            var ended = SkipString(text, ref at, out keyLength, out keyEscaping);
            SkipSpace(text, ref at);
            if (!ended || at >= text.Length)
                return true;
            if (text[at++] != ':')
                return false;
            SkipSpace(text, ref at);
        }
        if (at >= text.Length)
            return true;
        var start = at;
        switch (text[at])
        {
            case '"':
                SkipString(text, ref at, out var length, out var escaping);
                field = new FieldSpan(keyStart, keyLength, start + 1, length, LogFieldKind.String, keyEscaping, escaping);
                return true;
            case '{' or '[':
                SkipNested(text, ref at);
                field = new FieldSpan(keyStart, keyLength, start, at - start, LogFieldKind.Object, keyEscaping);
                return true;
            default:
                var end = text[at..].IndexOfAny(",}] \t\r\n");
                at = end < 0 ? text.Length : at + end;
                var kind = KindOf(text[start..at], cut: at == text.Length);
                field = new FieldSpan(keyStart, keyLength, start, at - start, kind ?? LogFieldKind.Null, keyEscaping);
                return kind is not null;
        }
    }

    /// <summary>Null for what no JSON value begins with.</summary>
    private static LogFieldKind? KindOf(ReadOnlySpan<char> word, bool cut) => word switch
    {
        "null" => LogFieldKind.Null,
        "true" or "false" => LogFieldKind.Boolean,
        [(>= '0' and <= '9') or '-', ..] => LogFieldKind.Number,
        _ when cut && ("null".AsSpan().StartsWith(word) || "true".AsSpan().StartsWith(word) || "false".AsSpan().StartsWith(word)) => LogFieldKind.Null,
        "NaN" or "Infinity" => LogFieldKind.Number, // as Python and Ruby write them
        _ => null,
    };

    /// <summary>Steps over a string from its opening quote; false when its end is missing.</summary>
    private static bool SkipString(ReadOnlySpan<char> text, ref int at, out int length, out Escaping escaping)
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
                length = at++ - start;
                return true;
            }
            escaping = Escaping.Backslash;
            at += 2;
        }
        at = text.Length;
        length = text.Length - start;
        return false;
    }

    private static void SkipNested(ReadOnlySpan<char> text, ref int at)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var stop = text[at..].IndexOfAny("\"{}[]");
            if (stop < 0)
                break;
            at += stop;
            if (text[at] == '"')
            {
                SkipString(text, ref at, out _, out _);
                continue;
            }
            depth += text[at] is '{' or '[' ? 1 : -1;
            at++;
            if (depth == 0)
                return;
        }
        at = text.Length;
    }

    private static void SkipSpace(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
            at++;
    }
}
