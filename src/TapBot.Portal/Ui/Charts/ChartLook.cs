using System.Globalization;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Charts;

/// <summary>What the script of a chart has to know besides the points.</summary>
internal sealed record ChartLook(
    IReadOnlyList<ChartLine> Lines, IReadOnlyList<ChartLimit> Limits, IReadOnlyList<ChartNote> Notes, double? Bottom, double? Top, string? Group, bool CanZoom, bool CanReset, string Language)
{
    /// <summary>The right axis is for the second unit; a third would have none.</summary>
    private const int MostUnits = 2;

    public static ChartLook Of(TimeSeriesChart chart, Texts texts)
    {
        var units = new ChartUnits(texts);
        var shown = chart.Series.Select(s => s.Unit).Distinct().ToList();
        if (shown.Count > MostUnits)
            throw new InvalidOperationException($"A chart bears {MostUnits} units, \"{chart.Title}\" has {string.Join(", ", shown)}.");
        return new ChartLook(
            [.. chart.Series.Select(s => new ChartLine(s.Colour, shown.IndexOf(s.Unit), units.StepsOf(s.Unit), (int)s.Edge))],
            [.. chart.Thresholds.Select(t => new ChartLimit(t.Value, t.Light == LightColour.Red, t.Label))],
            [.. chart.Markers.OrderBy(m => m.At).Select(m => new ChartNote(m.At.ToUnixTimeMilliseconds(), m.Label))],
            chart.Bottom, chart.Top, chart.Group, chart.OnZoom.HasDelegate, chart.OnReset.HasDelegate, CultureInfo.CurrentUICulture.Name);
    }
}
