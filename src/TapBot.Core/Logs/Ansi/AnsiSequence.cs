namespace TapBot.Core.Logs;

/// <summary>One escape sequence at the beginning of a text (ECMA-48), in its 7-bit (ESC [) or 8-bit form (U+009B).</summary>
internal readonly ref struct AnsiSequence
{
    private const char Escape = '\u001B';
    private const char Bell = '\u0007';
    private const char StringTerminator = '\u009C';

    private AnsiSequence(int length, bool isGraphics = false, ReadOnlySpan<char> parameters = default)
    {
        Length = length;
        IsGraphics = isGraphics;
        Parameters = parameters;
    }

    /// <summary>How many characters it takes.</summary>
    public int Length { get; }

    /// <summary>Select graphic rendition: the one kind that has a meaning here.</summary>
    public bool IsGraphics { get; }

    /// <summary>What stands between the introducer and the final character of a control sequence.</summary>
    public ReadOnlySpan<char> Parameters { get; }

    /// <summary>Reads a complete sequence; false when there is none or its end is missing.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out AnsiSequence sequence)
    {
        sequence = default;
        if (text[0] == Escape)
        {
            if (text.Length < 2)
                return false;
            return text[1] switch
            {
                '[' => TryReadControl(text, 2, out sequence),
                ']' or 'P' or 'X' or '^' or '_' => TryReadString(text, 2, out sequence),
                _ => TryReadShort(text, out sequence),
            };
        }
        switch (text[0])
        {
            case '\u009B':
                return TryReadControl(text, 1, out sequence);
            case '\u009D' or '\u0090' or '\u0098' or '\u009E' or '\u009F':
                return TryReadString(text, 1, out sequence);
            case >= '\u0080' and < '\u00A0':
                sequence = new AnsiSequence(1);
                return true;
            default:
                return false;
        }
    }

    private static bool TryReadControl(ReadOnlySpan<char> text, int start, out AnsiSequence sequence)
    {
        sequence = default;
        var end = text[start..].IndexOfAnyExceptInRange(' ', '?');
        if (end < 0 || text[start + end] is < '@' or > '~')
            return false;
        var parameters = text.Slice(start, end);
        var isGraphics = text[start + end] == 'm' && !parameters.ContainsAnyExcept("0123456789;:");
        sequence = new AnsiSequence(start + end + 1, isGraphics, parameters);
        return true;
    }

    /// <summary>A string (operating system command, device control and the like) up to BEL or the string terminator; another escape within it breaks it off.</summary>
    private static bool TryReadString(ReadOnlySpan<char> text, int start, out AnsiSequence sequence)
    {
        sequence = default;
        var end = text[start..].IndexOfAny(Bell, StringTerminator, Escape);
        if (end < 0)
            return false;
        var length = start + end + 1;
        if (text[start + end] == Escape)
        {
            if (length >= text.Length || text[length] != '\\')
                return false;
            length++;
        }
        sequence = new AnsiSequence(length);
        return true;
    }

    /// <summary>ESC, intermediates, one final character: character sets, cursor keys, reset.</summary>
    private static bool TryReadShort(ReadOnlySpan<char> text, out AnsiSequence sequence)
    {
        sequence = default;
        var end = text[1..].IndexOfAnyExceptInRange(' ', '/');
        if (end < 0 || text[1 + end] is < '0' or > '~')
            return false;
        sequence = new AnsiSequence(end + 2);
        return true;
    }
}
