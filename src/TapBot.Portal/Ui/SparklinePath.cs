using System.Globalization;
using System.Text;

namespace TapBot.Portal.Ui;

/// <summary>Turns figures into the path of a small line.</summary>
public static class SparklinePath
{
    /// <summary>
    /// A path in a box of <paramref name="width"/> by <paramref name="height"/>, the newest value at the right edge, zero at the bottom.
    /// A missing value is a gap in the line.
    /// </summary>
    /// <param name="values">Oldest first.</param>
    /// <param name="width">Width of the box.</param>
    /// <param name="height">Height of the box; one unit stays free above and below, so that the line is never cut.</param>
    /// <param name="top">The value at the upper edge; null for the greatest of the values.</param>
    public static string Of(IReadOnlyList<double?> values, double width, double height, double? top = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var highest = Math.Max(top ?? values.Max() ?? 0, double.Epsilon);
        var step = values.Count > 1 ? width / (values.Count - 1) : 0;
        var path = new StringBuilder(values.Count * 12);
        var pen = 'M';
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value || !double.IsFinite(value))
            {
                pen = 'M';
                continue;
            }
            var y = height - 1 - Math.Clamp(value / highest, 0, 1) * (height - 2);
            path.Append(CultureInfo.InvariantCulture, $"{pen}{i * step:0.#} {y:0.#}");
            pen = 'L';
        }
        return path.ToString();
    }
}
