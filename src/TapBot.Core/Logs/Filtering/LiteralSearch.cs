using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Looks for a literal in the raw bytes of many lines at once.</summary>
internal static class LiteralSearch
{
    private const int Shortest = 2;
    private const byte Escape = 0x1b;

    /// <summary>The longest part of a text that no writer of JSON escapes; null when there is none to speak of.</summary>
    public static LogLiteral? Of(string text, bool matchCase)
    {
        var best = default(ReadOnlySpan<char>);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = 0;
            while (end < rest.Length && IsSafe(rest[end]))
                end++;
            if (end > best.Length)
                best = rest[..end];
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }
        return best.Length < Shortest ? null : new LogLiteral(best.ToString(), matchCase);
    }

    /// <summary>
    /// False only when no line in the block can hold the literal, however it is written: split by colours, with letters as <c>\u0041</c>, or put together from a
    /// message template.
    /// </summary>
    public static bool MayContain(ReadOnlySpan<byte> block, LogLiteral literal) =>
        Contains(block, literal) || block.Contains(Escape) || block.IndexOf("\\u00"u8) >= 0 || block.IndexOf("\"@mt\""u8) >= 0 || block.IndexOf("\"MessageTemplate\""u8) >= 0;

    private static bool IsSafe(char character) => char.IsAsciiLetterOrDigit(character) || " _-.,:;()[]@#!?*%~^|${}".Contains(character, StringComparison.Ordinal);

    private static bool Contains(ReadOnlySpan<byte> block, LogLiteral literal)
    {
        Span<byte> wanted = stackalloc byte[LogFilter.MaxLength];
        wanted = wanted[..Encoding.UTF8.GetBytes(literal.Text, wanted)];
        if (literal.MatchCase)
            return block.IndexOf(wanted) >= 0;

        // The rarest letters of most texts are not known, but two characters together are rare enough.
        var (small, large) = (wanted[0], ToUpper(wanted[0]));
        while (block.Length >= wanted.Length)
        {
            var at = block[..(block.Length - wanted.Length + 1)].IndexOfAny(small, large);
            if (at < 0)
                return false;
            if (Ascii.EqualsIgnoreCase(block.Slice(at, wanted.Length), wanted))
                return true;
            block = block[(at + 1)..];
        }
        return false;
    }

    private static byte ToUpper(byte letter) => letter is >= (byte)'a' and <= (byte)'z' ? (byte)(letter - 32) : letter;
}
