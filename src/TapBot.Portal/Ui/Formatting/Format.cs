using System.Globalization;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Formatting;

/// <summary>Measured values as people read them, in the culture of the reader. A value nobody knows is a dash, never a zero.</summary>
public sealed class Format(Texts texts)
{
    /// <summary>What stands for a value that is not known.</summary>
    public const string Nothing = "—";

    private const char Gap = '\u00A0';
    private static readonly string[] BinaryUnits = ["ui.unit.b", "ui.unit.kib", "ui.unit.mib", "ui.unit.gib", "ui.unit.tib", "ui.unit.pib"];
    private static readonly string[] DecimalRates = ["ui.unit.bps", "ui.unit.kbps", "ui.unit.mbps", "ui.unit.gbps"];

    /// <summary>A whole number with its thousands apart.</summary>
    public string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A figure that need not be whole, with one decimal while it is small: <c>0.4</c>, <c>412</c>.</summary>
    public string Number(double? number) => number is null || !double.IsFinite(number.Value)
        ? Nothing
        : number.Value.ToString(Math.Abs(number.Value) is 0 or >= 10 ? "N0" : "N1", CultureInfo.CurrentCulture);

    /// <summary>A size in memory or on disk, by 1,024: <c>812 MiB</c>, <c>1.4 GiB</c>.</summary>
    public string Bytes(long? bytes) => bytes is null ? Nothing : Scale(bytes.Value, 1024, BinaryUnits, bytes < 1024 ? 0 : null);

    /// <summary>Bytes per second, by 1,000 as networks are measured: <c>29.2 kB/s</c>.</summary>
    public string Rate(double? bytesPerSecond) => bytesPerSecond is null or double.NaN ? Nothing : Scale(bytesPerSecond.Value, 1000, DecimalRates, null);

    /// <summary>A ratio as per cent: 0.214 is <c>21.4 %</c>. It may be above 1.</summary>
    public string Percent(double? ratio, int decimals = 1) => ratio is null || !double.IsFinite(ratio.Value)
        ? Nothing
        : (ratio.Value * 100).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture) + Gap + "%";

    /// <summary>A length of time in its two largest units: <c>3 d 4 h</c>, <c>2 min 14 s</c>, <c>41 s</c>.</summary>
    public string Duration(TimeSpan? duration)
    {
        if (duration is not { } length)
            return Nothing;
        if (length < TimeSpan.Zero)
            length = TimeSpan.Zero;
        return length switch
        {
            { Days: > 0 } => Two(length.Days, "ui.unit.d", length.Days < 10 ? length.Hours : 0, "ui.unit.h"),
            { Hours: > 0 } => Two(length.Hours, "ui.unit.h", length.Minutes, "ui.unit.min"),
            { Minutes: > 0 } => Two(length.Minutes, "ui.unit.min", length.Minutes < 10 ? length.Seconds : 0, "ui.unit.s"),
            _ => One(length.Seconds, "ui.unit.s"),
        };
    }

    /// <summary>A short length of time: <c>82 ms</c>, <c>1.4 s</c>.</summary>
    public string Milliseconds(TimeSpan length) => length < TimeSpan.FromSeconds(1)
        ? length.TotalMilliseconds.ToString("F0", CultureInfo.CurrentCulture) + Gap + texts["ui.unit.ms"]
        : length.TotalSeconds.ToString("F1", CultureInfo.CurrentCulture) + Gap + texts["ui.unit.s"];

    /// <summary>How long ago something was, in its largest unit: <c>5 h ago</c>.</summary>
    public string Ago(TimeSpan? elapsed)
    {
        if (elapsed is not { } length)
            return Nothing;
        var word = length switch
        {
            { TotalDays: >= 1 } => One(length.Days, "ui.unit.d"),
            { TotalHours: >= 1 } => One(length.Hours, "ui.unit.h"),
            { TotalMinutes: >= 1 } => One(length.Minutes, "ui.unit.min"),
            _ => One(Math.Max(0, length.Seconds), "ui.unit.s"),
        };
        return texts.Of("ui.ago", word);
    }

    private string Two(int major, string majorUnit, int minor, string minorUnit) =>
        minor == 0 ? One(major, majorUnit) : One(major, majorUnit) + Gap + One(minor, minorUnit);

    private string One(int number, string unit) => number.ToString("N0", CultureInfo.CurrentCulture) + Gap + texts[unit];

    private string Scale(double value, double step, string[] units, int? decimals)
    {
        var unit = 0;
        while (unit < units.Length - 1 && Math.Round(Math.Abs(value), Decimals(value)) >= step)
        {
            value /= step;
            unit++;
        }
        var pattern = "F" + (decimals ?? Decimals(value)).ToString(CultureInfo.InvariantCulture);
        return value.ToString(pattern, CultureInfo.CurrentCulture) + Gap + texts[units[unit]];
    }

    private static int Decimals(double value) => Math.Abs(value) is 0 or >= 100 ? 0 : 1;
}
