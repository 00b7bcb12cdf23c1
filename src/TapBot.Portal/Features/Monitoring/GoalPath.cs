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

    /// <summary>The path of what is measured without a break; a missing value is a gap.</summary>
    public static string Of(GoalCurve curve, double width, double height, (double Bottom, double Top) range) => Write(curve, width, height, range, areAlone: false);

    /// <summary>The path of values between two gaps, each a point without length.</summary>
    public static string Dots(GoalCurve curve, double width, double height, (double Bottom, double Top) range) => Write(curve, width, height, range, areAlone: true);

    private static string Write(GoalCurve curve, double width, double height, (double Bottom, double Top) range, bool areAlone)
    {
        var (values, path) = (curve.Values, new StringBuilder());
        var step = values.Count > 1 ? width / (values.Count - 1) : 0;
        for (var i = 0; i < values.Count; i++)
        {
            var (begins, ends) = (i == 0 || values[i - 1] is null, i == values.Count - 1 || values[i + 1] is null);
            if (values[i] is not { } value || (begins && ends) != areAlone)
                continue;
            path.Append(CultureInfo.InvariantCulture, $"{(begins ? 'M' : 'L')}{i * step:0.##} {At(value, height, range):0.##}");
            if (areAlone)
                path.Append("h0.01");
        }
        return path.ToString();
    }
}
