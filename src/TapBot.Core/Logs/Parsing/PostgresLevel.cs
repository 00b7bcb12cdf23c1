namespace TapBot.Core.Logs;

/// <summary>The words of PostgreSQL: its LOG is information, and its csvlog has the word in the twelfth column.</summary>
internal static class PostgresLevel
{
    private const int Column = 11;

    /// <summary>The level of a severity.</summary>
    public static LineLevel Of(ReadOnlySpan<byte> severity) =>
        severity.SequenceEqual("LOG"u8) ? LineLevel.Info
        : severity.Length == 6 && severity.StartsWith("DEBUG"u8) ? LineLevel.Debug
        : LevelWords.Find(severity);

    /// <summary>Reads csvlog; false when the line is something else.</summary>
    public static bool TryReadCsv(ReadOnlySpan<byte> line, out LineLevel level)
    {
        level = LineLevel.Unknown;
        if (line.Length < 40 || line[4] != '-' || line[7] != '-' || line[10] != ' ' || line[13] != ':' || line[16] != ':')
            return false;
        var comma = line[..Math.Min(line.Length, 48)].IndexOf((byte)',');
        if (comma <= 22 || line[19..comma].IndexOf((byte)' ') < 0)
            return false;
        for (var column = 0; column < Column; column++)
        {
            var end = EndOfColumn(line);
            if (end < 0)
                return false;
            line = line[(end + 1)..];
        }
        level = Of(line[..Math.Max(line.IndexOf((byte)','), 0)]);
        return true;
    }

    private static int EndOfColumn(ReadOnlySpan<byte> line)
    {
        var at = 0;
        if (!line.IsEmpty && line[0] == '"')
        {
            // A doubled quote closes and opens again.
            while (at < line.Length && line[at] == '"')
            {
                var close = line[(at + 1)..].IndexOf((byte)'"');
                if (close < 0)
                    return -1;
                at += close + 2;
            }
        }
        var comma = line[at..].IndexOf((byte)',');
        return comma < 0 ? -1 : at + comma;
    }
}
