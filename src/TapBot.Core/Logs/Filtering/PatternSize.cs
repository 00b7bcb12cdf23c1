using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>Estimates how many states a pattern needs: repetitions within repetitions multiply, and <c>((a{100}){100}){100}</c> would take all memory.</summary>
internal static class PatternSize
{
    private const double Most = 5_000;
    private const int Deepest = 64;

    /// <summary>Whether a pattern is beyond what is taken.</summary>
    public static bool IsTooLarge(string pattern)
    {
        var at = 0;
        var total = 0.0;
        while (at < pattern.Length && total <= Most)
        {
            total += Measure(pattern, ref at, 0);
            at++; // over a closing bracket without an opening one, which the real parser will report
        }
        return total > Most;
    }

    private static double Measure(ReadOnlySpan<char> pattern, ref int at, int depth)
    {
        if (depth > Deepest)
            return double.PositiveInfinity;
        var (total, last) = (0.0, 0.0);
        for (; at < pattern.Length && pattern[at] != ')'; at++)
        {
            switch (pattern[at])
            {
                case '{' when RepetitionOf(pattern[at..], out var length) is { } times:
                    last *= times;
                    at += length - 1;
                    break;
                case '(':
                    total += last;
                    at++;
                    last = Measure(pattern, ref at, depth + 1);
                    break;
                case '[':
                    total += last;
                    last = 1;
                    SkipSet(pattern, ref at);
                    break;
                default:
                    total += last;
                    last = 1;
                    at += pattern[at] == '\\' ? 1 : 0;
                    break;
            }
        }
        return total + last;
    }

    /// <summary>The larger number in <c>{2,5}</c>; null for a brace that is only a brace.</summary>
    private static double? RepetitionOf(ReadOnlySpan<char> text, out int length)
    {
        length = text.IndexOf('}') + 1;
        if (length < 3)
            return null;
        var numbers = text[1..(length - 1)];
        var comma = numbers.IndexOf(',');
        var most = comma < 0 || comma == numbers.Length - 1 ? numbers.TrimEnd(',') : numbers[(comma + 1)..];
        return double.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(times, 1) : null;
    }

    private static void SkipSet(ReadOnlySpan<char> pattern, ref int at)
    {
        at++;
        if (at < pattern.Length && pattern[at] == '^')
            at++;
        if (at < pattern.Length && pattern[at] == ']')
            at++;
        for (; at < pattern.Length && pattern[at] != ']'; at++)
            at += pattern[at] == '\\' ? 1 : 0;
    }
}
