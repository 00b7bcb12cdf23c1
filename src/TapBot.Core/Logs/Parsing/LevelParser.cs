namespace TapBot.Core.Logs;

/// <summary>
/// Finds out how serious a line says it is, without allocating. It looks at the beginning only, in tiers from the surest sign to the weakest, and the first tier
/// that has an answer gives it: a JSON property; a klog header; the column of PostgreSQL's csvlog; the status in an access log; a <c>level=</c> pair; a word at the
/// very beginning (behind timestamps and process numbers); a word in brackets; a word in capitals. Two different answers within a tier are none.
/// </summary>
internal static class LevelParser
{
    private const int HeadBytes = 192;
    private const int WindowBytes = 64;
    private const byte Escape = 0x1b;

    /// <summary>The level of a line, given as UTF-8.</summary>
    public static LineLevel Parse(ReadOnlySpan<byte> line)
    {
        var head = line[..Math.Min(line.Length, HeadBytes)];
        if (!head.Contains(Escape))
            return Parse(head, line);
        Span<byte> plain = stackalloc byte[HeadBytes];
        return Parse(plain[..RemoveColours(head, plain)], line);
    }

    private static LineLevel Parse(ReadOnlySpan<byte> head, ReadOnlySpan<byte> line)
    {
        var text = LinePrefix.Skip(head);
        if (text.IsEmpty)
            return LineLevel.Unknown;
        if (text[0] == '{')
            return JsonLevel.Parse(line[line.IndexOf((byte)'{')..]);
        if (IsKlog(head, out var level) || PostgresLevel.TryReadCsv(line, out level) || AccessLevel.TryRead(line, out level))
            return level;

        var pairs = new LevelTally();
        FindPairs(head, ref pairs);
        return pairs.IsEmpty ? LevelWords.Parse(text[..Math.Min(text.Length, WindowBytes)]) : pairs.Level;
    }

    /// <summary>A klog header: severity letter, month and day, a space (<c>I0102 15:04:05.000000</c>).</summary>
    private static bool IsKlog(ReadOnlySpan<byte> text, out LineLevel level)
    {
        level = LineLevel.Unknown;
        if (text.Length < 6 || text[5] != ' ' || text[1..5].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        level = text[0] switch
        {
            (byte)'I' => LineLevel.Info,
            (byte)'W' => LineLevel.Warn,
            (byte)'E' => LineLevel.Error,
            (byte)'F' => LineLevel.Fatal,
            _ => LineLevel.Unknown,
        };
        return level != LineLevel.Unknown;
    }

    /// <summary>The logfmt pairs <c>level=warn</c>, <c>lvl="warn"</c>, <c>severity=warn</c>; not those within an address.</summary>
    private static void FindPairs(ReadOnlySpan<byte> text, ref LevelTally tally)
    {
        for (var equals = text.IndexOf((byte)'='); equals >= 0; equals = text.IndexOf((byte)'='))
        {
            var key = text[..equals];
            key = key[(key.LastIndexOfAny(" \t"u8) + 1)..];
            text = text[(equals + 1)..];
            if (!LevelWords.IsKey(key))
                continue;
            var value = text.TrimStart((byte)'"');
            var end = value.IndexOfAnyExceptInRange((byte)'A', (byte)'z');
            tally.Add(LevelWords.Find(end < 0 ? value : value[..end]));
        }
    }

    private static int RemoveColours(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Escape && at + 1 < text.Length && text[at + 1] == '[')
            {
                var end = text[(at + 2)..].IndexOfAnyInRange((byte)'@', (byte)'~');
                at = end < 0 ? text.Length : at + 2 + end;
            }
            else
                plain[length++] = text[at];
        }
        return length;
    }
}
