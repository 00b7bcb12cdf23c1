using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Writes parts of a filter so that they are read again as the same.</summary>
internal static class Quoting
{
    /// <summary>A word as it is; in quotes what would otherwise be a condition, an exclusion or several words.</summary>
    public static void WriteText(StringBuilder text, string word) =>
        Write(text, word, word.Length == 0 || word[0] is '-' or '~' || word.AsSpan().ContainsAny("\":=<>~|()") || HasSpace(word));

    /// <summary>What stands behind an operator.</summary>
    public static void WriteValue(StringBuilder text, string value) =>
        Write(text, value, value is "" or "*" or ['"' or '=' or '>' or '<', ..] or ['/', '/', ..] || HasSpace(value));

    /// <summary>A pattern: backslashes have their meaning there, so only bare quotes are escaped.</summary>
    public static void WritePattern(StringBuilder text, string pattern)
    {
        if (pattern.Length > 0 && pattern[0] != '"' && !HasSpace(pattern))
        {
            text.Append(pattern);
            return;
        }
        text.Append('"');
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
                text.Append(pattern[at++]);
            else if (pattern[at] == '"')
                text.Append('\\');
            text.Append(pattern[at]);
        }
        text.Append('"');
    }

    private static void Write(StringBuilder text, string value, bool quoted)
    {
        if (quoted)
            text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        else
            text.Append(value);
    }

    private static bool HasSpace(string text) => text.Any(char.IsWhiteSpace);
}
