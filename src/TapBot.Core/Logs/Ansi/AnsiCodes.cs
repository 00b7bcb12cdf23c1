using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>Reads the codes of a graphic rendition sequence one by one; empty ones are 0.</summary>
internal ref struct AnsiCodes(ReadOnlySpan<char> parameters)
{
    private ReadOnlySpan<char> rest = parameters;
    private bool ended;

    /// <summary>The next code, and what follows it behind a colon.</summary>
    public bool TryNext(out int code, out ReadOnlySpan<char> details)
    {
        code = 0;
        details = default;
        if (ended)
            return false;
        var end = rest.IndexOf(';');
        var one = end < 0 ? rest : rest[..end];
        ended = end < 0;
        rest = ended ? default : rest[(end + 1)..];
        var colon = one.IndexOf(':');
        if (colon >= 0)
        {
            details = one[(colon + 1)..];
            one = one[..colon];
        }
        code = Number(one);
        return true;
    }

    /// <summary>The colour behind code 38 or 48, as <c>5;n</c> or <c>2;r;g;b</c>, parted by semicolons or by colons; null when it is none.</summary>
    public byte? ReadColour(ReadOnlySpan<char> details)
    {
        if (!details.IsEmpty)
            return ReadDetails(details);
        if (!TryNext(out var kind, out _))
            return null;
        if (kind == 5)
            return TryNext(out var index, out _) ? Index(index) : null;
        return kind == 2 && TryNext(out var red, out _) && TryNext(out var green, out _) && TryNext(out var blue, out _)
            ? AnsiPalette.Nearest(red, green, blue)
            : null;
    }

    private static byte? ReadDetails(ReadOnlySpan<char> details)
    {
        Span<int> numbers = stackalloc int[8];
        var count = 0;
        foreach (var range in details.Split(':'))
        {
            if (count == numbers.Length)
                return null;
            numbers[count++] = Number(details[range]);
        }
        return (numbers[0], count) switch
        {
            (5, 2) => Index(numbers[1]),
            (2, 4) => AnsiPalette.Nearest(numbers[1], numbers[2], numbers[3]),
            (2, >= 5) => AnsiPalette.Nearest(numbers[2], numbers[3], numbers[4]), // with a colour space before the colour
            _ => null,
        };
    }

    private static byte? Index(int number) => number is >= 0 and <= 255 ? (byte)number : null;

    /// <summary>Nothing is 0; what is too large to be a code is -1.</summary>
    private static int Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0 : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
