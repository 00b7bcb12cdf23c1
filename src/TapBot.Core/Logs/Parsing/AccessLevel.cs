using System.Buffers.Text;

namespace TapBot.Core.Logs;

/// <summary>The level of a line in an access log, which says none: that of the answer it tells of. 5xx is an error, 4xx a warning, everything else information.</summary>
internal static class AccessLevel
{
    private const int WindowBytes = 4096;
    private const int LastBracket = 256;
    private const int TimeLength = 28; // [22/Nov/2024:17:00:18 +0000]

    /// <summary>The level of a status; unknown for what is none.</summary>
    public static LineLevel Of(int status) => status switch
    {
        >= 500 and < 600 => LineLevel.Error,
        >= 400 and < 500 => LineLevel.Warn,
        >= 100 and < 400 => LineLevel.Info,
        _ => LineLevel.Unknown,
    };

    /// <summary>The level of a status as it is written.</summary>
    public static LineLevel Of(ReadOnlySpan<byte> status) => Utf8Parser.TryParse(status, out int number, out var used) && used == status.Length ? Of(number) : LineLevel.Unknown;

    /// <summary>Reads common and combined log format; false when the line is in none of them.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out LineLevel level)
    {
        level = LineLevel.Unknown;
        var bracket = line[..Math.Min(line.Length, LastBracket)].IndexOf((byte)'[');
        if (bracket < 0 || line.Length < bracket + TimeLength + 2 || line[bracket + 3] != '/' || line[bracket + 7] != '/' || line[bracket + 12] != ':'
            || line[bracket + TimeLength - 1] != ']' || line[bracket + TimeLength + 1] != '"')
            return false;
        var rest = line[..Math.Min(line.Length, WindowBytes)][(bracket + TimeLength + 2)..];
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] == '\\')
                at++;
            else if (rest[at] == '"')
            {
                rest = rest[(at + 1)..].TrimStart((byte)' ');
                level = rest.Length >= 3 && (rest.Length == 3 || rest[3] == ' ') ? Of(rest[..3]) : LineLevel.Unknown;
                return true;
            }
        }
        return true;
    }
}
