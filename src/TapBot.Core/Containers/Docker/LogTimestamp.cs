namespace TapBot.Core.Containers.Docker;

/// <summary>The timestamp the engine puts before each message: RFC 3339 with 0 to 9 digits of a second, in UTC (Docker) or with an offset (Podman), and a space.</summary>
internal static class LogTimestamp
{
    /// <summary>The longest one, with its space: <c>2024-11-22T17:00:18.396911699+02:00 </c>.</summary>
    public const int MaxLength = 36;

    private const int SecondsEnd = 19; // of 2024-11-22T17:00:18

    /// <summary>Reads it from the beginning of a message. <paramref name="length"/> counts the space behind it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long nanoseconds, out int length)
    {
        (nanoseconds, length) = (0, 0);
        if (text.Length < SecondsEnd + 2 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return false;
        var year = (Two(text, 0) * 100) + Two(text, 2);
        var (month, day, hour, minute, second) = (Two(text, 5), Two(text, 8), Two(text, 11), Two(text, 14), Two(text, 17));
        if (year is < 1970 or > 2261 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59)
            return false;

        var at = SecondsEnd;
        if (!TryReadFraction(text, ref at, out var fraction) || !TryReadOffset(text, ref at, out var offset) || at >= text.Length || text[at] != ' ')
            return false;
        var days = (new DateTime(year, month, day).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay;
        var seconds = (days * 86_400) + (hour * 3_600) + (minute * 60) + second - offset;
        nanoseconds = (seconds * 1_000_000_000) + fraction;
        length = at + 1;
        return nanoseconds >= 0;
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, ref int at, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text[at] != '.')
            return true;
        at++;
        var unit = 100_000_000;
        for (; unit > 0 && at < text.Length && char.IsAsciiDigit((char)text[at]); at++, unit /= 10)
            nanoseconds += (text[at] - '0') * unit;
        return text[at - 1] != '.';
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, ref int at, out int seconds)
    {
        seconds = 0;
        if (at >= text.Length)
            return false;
        if (text[at] == 'Z')
        {
            at++;
            return true;
        }
        if (text[at] is not ((byte)'+' or (byte)'-') || at + 6 > text.Length || text[at + 3] != ':')
            return false;
        var (hours, minutes) = (Two(text, at + 1), Two(text, at + 4));
        if ((uint)hours > 23 || (uint)minutes > 59)
            return false;
        seconds = (hours * 3_600) + (minutes * 60);
        if (text[at] == '-')
            seconds = -seconds;
        at += 6;
        return true;
    }

    /// <summary>Two digits; far below zero when one of them is none.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)text[at] - '0', (uint)text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -100_000;
    }
}
