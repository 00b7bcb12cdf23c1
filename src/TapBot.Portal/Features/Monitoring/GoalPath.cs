using System.Globalization;
using System.Text;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The path of a goal's line, and where its bounds lie. Pure.</summary>
internal static class GoalPath
{
    private const double Air = 1.1, Edge = 2;

    /// <summary>The values at the lower and the upper edge: times begin at zero, shares end at one, and both values and goal are in between.</summary>
    public static (double Bottom, double Top) Range(GoalCurve curve, double? goal, bool highIsBad)
    {
        var (low, high) = (Math.Min(curve.Lowest, goal ?? curve.Lowest), Math.Max(curve.Highest, goal ?? curve.Highest));
        return highIsBad ? (0, Math.Max(high * Air, double.Epsilon)) : (Math.Max(1 - Math.Max((1 - low) * Air, 1e-6), 0), 1);
    }

    /// <summary>Where a value lies in a box of that height.</summary>
    public static double At(double value, double height, (double Bottom, double Top) range) =>
        height - Edge - (Math.Clamp((value - range.Bottom) / (range.Top - range.Bottom), 0, 1) * (height - (2 * Edge)));

    /// <summary>The path; a missing value is a gap, and a value between two gaps is a dot.</summary>
    public static string Of(GoalCurve curve, double width, double height, (double Bottom, double Top) range)
    {
        var (values, path) = (curve.Values, new StringBuilder());
        var step = values.Count > 1 ? width / (values.Count - 1) : 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
                continue;
            var begins = i == 0 || values[i - 1] is null;
            path.Append(CultureInfo.InvariantCulture, $"{(begins ? 'M' : 'L')}{i * step:0.##} {At(value, height, range):0.##}");
            if (begins && (i == values.Count - 1 || values[i + 1] is null))
                path.Append("h0.01");
        }
        return path.ToString();
    }
}
