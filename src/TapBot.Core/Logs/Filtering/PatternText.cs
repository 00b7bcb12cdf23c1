namespace TapBot.Core.Logs;

/// <summary>What can be told of a pattern by looking at its text.</summary>
internal static class PatternText
{
    /// <summary>Whether a letter is a capital; those of escapes (<c>\S</c>, <c>\p{Lu}</c>) do not count.</summary>
    public static bool HasCapital(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
                if (at + 1 < pattern.Length && pattern[at] is 'p' or 'P' && pattern[at + 1] == '{')
                    at = pattern.IndexOf('}', at) is var end and > 0 ? end : pattern.Length;
            }
            else if (char.IsUpper(pattern[at]))
                return true;
        }
        return false;
    }

    /// <summary>Whether a pattern has what cannot be matched without going back over the text.</summary>
    public static bool NeedsGoingBack(string pattern)
    {
        for (var at = 0; at + 1 < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                at++;
                if (char.IsAsciiDigit(pattern[at]) || pattern[at] is 'k' or 'G')
                    return true;
            }
            else if (pattern.AsSpan(at) is ['(', '?', '=' or '!' or '>' or '(', ..] or ['(', '?', '<', '=' or '!', ..])
                return true;
        }
        return false;
    }

    /// <summary>
    /// The longest run of plain characters that every match contains, outside of brackets. Careful rather than clever: alternatives, inline options and escapes with
    /// arguments have none, and without regard to case letters end a run that are equal to something outside of ASCII (the Kelvin sign to k).
    /// </summary>
    public static LogLiteral? LiteralOf(string pattern, bool matchCase)
    {
        if (pattern.Contains('|', StringComparison.Ordinal) || pattern.Contains("(?", StringComparison.Ordinal))
            return null;
        var (best, run, depth) = ("", "", 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            var literal = Character(pattern, ref at, out var special);
            if (special == '[')
                SkipSet(pattern, ref at);
            else if (special == '{')
                at = Math.Max(at, pattern.IndexOf('}', at));
            else if (special == '\\')
                return null;
            depth += special switch { '(' => 1, ')' => -1, _ => 0 };
            var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            var isKept = literal is { } kept && depth == 0 && next is not ('*' or '?' or '{') && (matchCase || (char.IsAscii(kept) && !"iks".Contains(kept, StringComparison.Ordinal)));
            run = isKept ? run + literal : "";
            best = run.Length > best.Length ? run : best;
            if (next == '+')
                run = "";
        }
        return best.Length == 0 ? null : LiteralSearch.Of(best, matchCase);
    }

    /// <summary>The character that stands for itself; null, and which one, when it has a meaning; a backslash for an escape with arguments.</summary>
    private static char? Character(string pattern, ref int at, out char special)
    {
        special = '\0';
        var character = pattern[at];
        if (character == '\\')
        {
            at++;
            if (at >= pattern.Length || "bBdDsSwWAzZGntrfve".Contains(pattern[at], StringComparison.Ordinal))
                return null;
            special = char.IsLetterOrDigit(pattern[at]) ? '\\' : special;
            return pattern[at];
        }
        if (!".^$*+?{}[]()|".Contains(character, StringComparison.Ordinal))
            return character;
        special = character;
        return null;
    }

    private static void SkipSet(string pattern, ref int at)
    {
        at++;
        at += at < pattern.Length && pattern[at] == '^' ? 1 : 0;
        at += at < pattern.Length && pattern[at] == ']' ? 1 : 0;
        while (at < pattern.Length && pattern[at] != ']')
            at += pattern[at] == '\\' ? 2 : 1;
    }
}
