using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TapBot.Core.Monitoring;

/// <summary>Which status codes are right. Pure.</summary>
internal sealed record StatusRanges(IReadOnlyList<(int From, int To)> Ranges, string Text)
{
    /// <summary>True when a code is one of them.</summary>
    public bool Hold(int status) => Ranges.Any(r => status >= r.From && status <= r.To);

    /// <summary>Reads <c>200,301-302</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out StatusRanges? ranges)
    {
        ranges = null;
        var found = new List<(int, int)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !TryCode(ends[0], out var from) || !TryCode(ends[^1], out var to) || to < from)
                return false;
            found.Add((from, to));
        }
        ranges = new(found, text);
        return true;
    }

    private static bool TryCode(string text, out int code) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599;
}
