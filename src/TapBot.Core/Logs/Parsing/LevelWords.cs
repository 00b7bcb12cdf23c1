using System.Text;

namespace TapBot.Core.Logs;

/// <summary>The words programs say their level with, and where in a line such a word counts.</summary>
internal static class LevelWords
{
    private const int LongestWord = 11;

    /// <summary>The level of a word in any case, or unknown.</summary>
    public static LineLevel Find(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 2 or > LongestWord)
            return LineLevel.Unknown;
        return (word[0] | 0x20) switch
        {
            't' => Any(word, "trace"u8, "trce"u8, "trc"u8, LineLevel.Trace),
            'v' => Any(word, "verbose"u8, "vrb"u8, "verb"u8, LineLevel.Trace),
            'd' when word.Length == 6 => Any(word, "dpanic"u8, default, default, LineLevel.Fatal), // zap
            'd' => Any(word, "debug"u8, "dbug"u8, "dbg"u8, LineLevel.Debug),
            'i' => Any(word, "info"u8, "information"u8, "inf"u8, LineLevel.Info),
            'n' => Any(word, "notice"u8, "note"u8, default, LineLevel.Info),
            'w' => Any(word, "warn"u8, "warning"u8, "wrn"u8, LineLevel.Warn),
            'e' when word[1] is (byte)'m' or (byte)'M' => Any(word, "emerg"u8, "emergency"u8, default, LineLevel.Fatal),
            'e' => Any(word, "error"u8, "err"u8, "eror"u8, LineLevel.Error),
            's' => Any(word, "severe"u8, default, default, LineLevel.Error),
            'f' when word[1] is (byte)'a' or (byte)'A' && word.Length == 4 => Any(word, "fail"u8, default, default, LineLevel.Error),
            'f' => Any(word, "fatal"u8, "ftl"u8, default, LineLevel.Fatal),
            'c' => Any(word, "critical"u8, "crit"u8, "crt"u8, LineLevel.Fatal),
            'p' => Any(word, "panic"u8, default, default, LineLevel.Fatal),
            'a' => Any(word, "alert"u8, default, default, LineLevel.Fatal),
            _ => LineLevel.Unknown,
        };
    }

    /// <summary>Whether a JSON property or logfmt key holds the level.</summary>
    public static bool IsKey(ReadOnlySpan<byte> key) => key.Length switch
    {
        2 => key.SequenceEqual("@l"u8),
        3 => Is(key, "lvl"u8),
        5 => Is(key, "level"u8),
        6 => key.SequenceEqual("@level"u8), // hclog
        8 => Is(key, "severity"u8) || Is(key, "loglevel"u8),
        9 => Is(key, "log.level"u8) || Is(key, "levelname"u8) || Is(key, "log_level"u8),
        12 => Is(key, "severitytext"u8),
        13 => Is(key, "severity_text"u8),
        14 => key.SequenceEqual("error_severity"u8), // PostgreSQL
        _ => false,
    };

    /// <summary>The level a text says by a word in it.</summary>
    public static LineLevel Parse(ReadOnlySpan<byte> text)
    {
        var (bracketed, capital) = (new LevelTally(), new LevelTally());
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiLetter((char)text[at]))
                at++;
            if (at == start)
            {
                at++;
                continue;
            }
            var word = text[start..at];
            var before = text[..start];
            var after = text[at..];
            if (IsPostgresDetail(word, after))
                break;
            if (IsPostgresDebug(word, after))
                return LineLevel.Debug;
            if (word.Length > LongestWord || IsGlued(before, after))
                continue;
            var capitals = !word.ContainsAnyExceptInRange((byte)'A', (byte)'Z');
            var level = word.Length == 1 ? Letter(word[0], before, after) : capitals && after.StartsWith(":  "u8) ? PostgresLevel.Of(word) : Find(word);
            if (level == LineLevel.Unknown)
                continue;

            var inBrackets = IsBracketed(before, after);
            if (inBrackets ? before.TrimStart("[< "u8).IsEmpty : before.IsEmpty && (capitals || IsHeading(after)))
                return level;
            if (inBrackets)
                bracketed.Add(level);
            else if (capitals)
                capital.Add(level);
        }
        return bracketed.IsEmpty ? capital.Level : bracketed.Level;
    }

    /// <summary>Part of a longer name, path or number rather than a word.</summary>
    private static bool IsGlued(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        (!before.IsEmpty && "0123456789_-./\\=%@#$&?+"u8.Contains(before[^1]))
        || (!after.IsEmpty && ("0123456789_./\\=%@#$&?+"u8.Contains(after[0]) || (after[0] == '-' && after.Length > 1 && after[1] != ' ')));

    private static bool IsBracketed(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        before = before.TrimEnd((byte)' ');
        after = after.TrimStart((byte)' ');
        if (before.IsEmpty || after.IsEmpty)
            return false;
        return (before[^1], after[0]) is ((byte)'[', (byte)']') or ((byte)'<', (byte)'>')
            || (before[^1] == ':' && after[0] == ']'); // Apache: [core:error]
    }

    /// <summary>A word in any case counts at the beginning of a line when a colon, a bar, a dash, a tab (zap) or several spaces (n8n) set it apart.</summary>
    private static bool IsHeading(ReadOnlySpan<byte> after)
    {
        if (after.StartsWith("\t"u8) || after.StartsWith("  "u8))
            return true;
        after = after.TrimStart((byte)' ');
        return !after.IsEmpty && after[0] is (byte)':' or (byte)'|' or (byte)'-';
    }

    private static LineLevel Letter(byte letter, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (before.IsEmpty || after.IsEmpty || before[^1] != '[' || after[0] != ']')
            return LineLevel.Unknown;
        return letter switch
        {
            (byte)'T' or (byte)'V' => LineLevel.Trace,
            (byte)'D' => LineLevel.Debug,
            (byte)'I' => LineLevel.Info,
            (byte)'W' => LineLevel.Warn,
            (byte)'E' => LineLevel.Error,
            (byte)'F' or (byte)'C' => LineLevel.Fatal,
            _ => LineLevel.Unknown,
        };
    }

    /// <summary>PostgreSQL repeats statements and details under their own heading: what stands behind it is not a level.</summary>
    private static bool IsPostgresDetail(ReadOnlySpan<byte> word, ReadOnlySpan<byte> after) =>
        after.StartsWith(":  "u8)
        && (word.SequenceEqual("STATEMENT"u8) || word.SequenceEqual("DETAIL"u8) || word.SequenceEqual("HINT"u8) || word.SequenceEqual("CONTEXT"u8));

    /// <summary><c>DEBUG1:  </c> to <c>DEBUG5:  </c>.</summary>
    private static bool IsPostgresDebug(ReadOnlySpan<byte> word, ReadOnlySpan<byte> after) =>
        word.SequenceEqual("DEBUG"u8) && after.Length > 3 && after[0] is >= (byte)'1' and <= (byte)'5' && after[1..].StartsWith(":  "u8);

    private static LineLevel Any(ReadOnlySpan<byte> word, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, LineLevel level) =>
        Is(word, first) || Is(word, second) || Is(word, third) ? level : LineLevel.Unknown;

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> expected) => word.Length == expected.Length && Ascii.EqualsIgnoreCase(word, expected);
}
