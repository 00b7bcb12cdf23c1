namespace TapBot.Core.Logs;

/// <summary>What programs write before the words: timestamps in their many shapes, process numbers, brackets around them.</summary>
internal static class LinePrefix
{
    private const int MaxTokens = 8;

    /// <summary>The text behind the timestamp; the whole text when there is none.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> text)
    {
        var begun = false;
        for (var tokens = 0; tokens < MaxTokens; tokens++)
        {
            text = text.TrimStart(" \t"u8);
            var open = !text.IsEmpty && text[0] == '[' ? 1 : 0;
            var token = text[open..];
            var end = token.IndexOfAny(" \t]"u8);
            token = end < 0 ? token : token[..end];
            if (!IsOfTimestamp(token, begun))
                return text;
            begun = true;
            text = text[Math.Min(text.Length, open + token.Length)..].TrimStart("]"u8);
        }
        return text;
    }

    private static bool IsOfTimestamp(ReadOnlySpan<byte> token, bool begun)
    {
        if (token.IsEmpty)
            return false;
        if (char.IsAsciiDigit((char)token[0]))
            return true;
        if (token.Length > 4 && token[0] is (byte)'+' or (byte)'-' && char.IsAsciiDigit((char)token[1]))
            return begun;
        if (token.Length is 3 or 4 && token[0] >= 'A' && token[0] <= 'W')
            return IsNamed(token[..3], token.Length == 4 ? token[3] : (byte)',', begun);
        return begun && token.Length == 1 && token[0] is (byte)'-' or (byte)'|';
    }

    /// <summary>A day, a month, or, behind a time, a zone.</summary>
    private static bool IsNamed(ReadOnlySpan<byte> name, byte next, bool begun)
    {
        if (next is not (byte)',')
            return false;
        const string Names = "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec UTC GMT CET MSK EST PST ";
        const int Zones = 19 * 4;
        for (var at = 0; at < (begun ? Names.Length : Zones); at += 4)
        {
            if (Names[at] == name[0] && Names[at + 1] == name[1] && Names[at + 2] == name[2])
                return true;
        }
        return false;
    }
}
