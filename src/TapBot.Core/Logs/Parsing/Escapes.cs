using System.Globalization;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Resolves escapes. What is not a known escape stays as it is written.</summary>
internal static class Escapes
{
    /// <summary>The text that was meant. Lone surrogates become U+FFFD, so that it can be stored and sent.</summary>
    public static string Resolve(ReadOnlySpan<char> text, Escaping escaping)
    {
        if (escaping == Escaping.None)
            return text.ToString();
        if (escaping == Escaping.Doubled)
            return text.ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        var plain = new StringBuilder(text.Length);
        for (var escape = text.IndexOf('\\'); escape >= 0; escape = text.IndexOf('\\'))
        {
            plain.Append(text[..escape]);
            text = text[escape..];
            text = text[Append(plain, text)..];
        }
        return Repair(plain.Append(text).ToString());
    }

    /// <summary>Adds what the escape at the beginning stands for; gives its length.</summary>
    private static int Append(StringBuilder plain, ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            plain.Append('\\');
            return 1;
        }
        switch (text[1])
        {
            case '"' or '\\' or '/' or '\'':
                plain.Append(text[1]);
                return 2;
            case 'n':
                plain.Append('\n');
                return 2;
            case 't':
                plain.Append('\t');
                return 2;
            case 'r':
                plain.Append('\r');
                return 2;
            case 'b':
                plain.Append('\b');
                return 2;
            case 'f':
                plain.Append('\f');
                return 2;
            case 'u' when Hex(text, 4) is { } unit:
                plain.Append(unit);
                return 6;
            case 'x' when Hex(text, 2) is { } unit:
                plain.Append(unit);
                return 4;
            default:
                plain.Append('\\');
                return 1;
        }
    }

    private static char? Hex(ReadOnlySpan<char> text, int digits) =>
        text.Length >= 2 + digits && ushort.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    private static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
