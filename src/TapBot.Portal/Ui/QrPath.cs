using System.Collections;
using System.Globalization;
using System.Text;

namespace TapBot.Portal.Ui;

/// <summary>The dark modules of a QR code as one SVG path, a run of them at a time.</summary>
internal static class QrPath
{
    public static string Of(IReadOnlyList<BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                var start = x;
                while (x < rows[y].Length && rows[y][x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }
        return path.ToString();
    }
}
