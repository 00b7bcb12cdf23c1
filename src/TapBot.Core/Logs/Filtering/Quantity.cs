using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>A number, with a unit of time (kept in nanoseconds) or size (in bytes) when one is written: <c>500</c>, <c>12.5ms</c>, <c>1m30s</c>, <c>64 KiB</c>.</summary>
internal readonly record struct Quantity(double Value, QuantityUnit Unit)
{
    private const int Longest = 40;

    /// <summary>Whether only digits are written: then two that are written differently are different.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => !text.IsEmpty && !text.TrimStart('-').ContainsAnyExceptInRange('0', '9');

    /// <summary>Reads one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Quantity quantity)
    {
        quantity = default;
        text = text.Trim(' ');
        if (text.IsEmpty || text.Length > Longest)
            return false;
        var (total, unit, first) = (0.0, QuantityUnit.None, true);
        while (!text.IsEmpty)
        {
            var end = NumberLength(text, first);
            if (end == 0 || !double.TryParse(text[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return false;
            text = text[end..].TrimStart(' ');
            var letters = text.IndexOfAnyInRange('0', '9');
            var word = letters < 0 ? text : text[..letters];
            text = text[word.Length..];
            if (!TryScale(word.TrimEnd(' '), out var scale, out var own) || (!first && (own != QuantityUnit.Time || unit != QuantityUnit.Time)))
                return false;
            (total, unit, first) = (total + (number * scale), own, false);
        }
        quantity = new Quantity(total, unit);
        return true;
    }

    /// <summary>The number in another unit, when this one has none.</summary>
    public Quantity Or(double scale, QuantityUnit unit) => Unit == QuantityUnit.None ? new Quantity(Value * scale, unit) : this;

    private static int NumberLength(ReadOnlySpan<char> text, bool first)
    {
        var at = first && text[0] is '-' or '+' ? 1 : 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        if (at > 0 && at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+'))
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
        return at;
    }

    private static bool TryScale(ReadOnlySpan<char> word, out double scale, out QuantityUnit unit)
    {
        (scale, unit) = word switch
        {
            "" => (1, QuantityUnit.None),
            "ns" => (1, QuantityUnit.Time),
            "us" or "\u00B5s" or "\u03BCs" => (1e3, QuantityUnit.Time),
            "ms" => (1e6, QuantityUnit.Time),
            "s" or "sec" => (1e9, QuantityUnit.Time),
            "m" or "min" => (60e9, QuantityUnit.Time),
            "h" => (3_600e9, QuantityUnit.Time),
            "d" => (86_400e9, QuantityUnit.Time),
            "B" => (1, QuantityUnit.Size),
            "kB" or "KB" => (1e3, QuantityUnit.Size),
            "MB" => (1e6, QuantityUnit.Size),
            "GB" => (1e9, QuantityUnit.Size),
            "TB" => (1e12, QuantityUnit.Size),
            "KiB" => (1_024.0, QuantityUnit.Size),
            "MiB" => (1_048_576.0, QuantityUnit.Size),
            "GiB" => (1_073_741_824.0, QuantityUnit.Size),
            "TiB" => (1_099_511_627_776.0, QuantityUnit.Size),
            _ => (0, QuantityUnit.None),
        };
        return scale > 0;
    }
}
