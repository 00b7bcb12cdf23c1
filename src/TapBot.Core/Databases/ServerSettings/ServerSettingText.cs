using System.Globalization;

namespace TapBot.Core.Databases;

/// <summary>Values of settings as they may be shown, and as people read them.</summary>
internal static class ServerSettingText
{
    private const string Hidden = "…";

    private static readonly (string Name, long Size)[] Bytes = [("TB", 1L << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10), ("B", 1)];

    private static readonly (string Name, long Size)[] Times = [("d", 86_400_000_000), ("h", 3_600_000_000), ("min", 60_000_000), ("s", 1_000_000), ("ms", 1_000), ("us", 1)];

    /// <summary>The value without passwords. Commands and the connection to the primary may hold secrets in any form: without the permission only whether they are set is told.</summary>
    public static string Value(string name, string value, bool withCommands) =>
        value.Length > 0 && !withCommands && (name.EndsWith("_command", StringComparison.Ordinal) || name is "primary_conninfo") ? Hidden : StatementText.WithoutPasswords(value);

    /// <summary>A bare number in the unit of its setting, such as 16384 in 8kB, as the server writes it: in the greatest unit that needs no fraction, here 128MB.</summary>
    public static string Readable(string value, string? unit)
    {
        if (unit is null || !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return value;
        var digits = unit.TakeWhile(char.IsAsciiDigit).Count();
        foreach (var units in new[] { Bytes, Times })
        {
            if (units.FirstOrDefault(u => u.Name == unit[digits..]) is not { Size: > 0 } own)
                continue;
            var whole = number * own.Size * (digits == 0 ? 1 : long.Parse(unit[..digits], CultureInfo.InvariantCulture));
            var (name, size) = units.First(u => whole % u.Size == 0);
            return string.Create(CultureInfo.InvariantCulture, $"{whole / size}{name}");
        }
        return value;
    }
}
