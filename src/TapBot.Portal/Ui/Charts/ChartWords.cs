using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Charts;

/// <summary>Says in words what a chart shows, for who cannot see it.</summary>
internal static class ChartWords
{
    public static string Of(Texts texts, IReadOnlyList<ChartSeries> series, ChartWindow window, IEnumerable<ChartThreshold> thresholds, IEnumerable<ChartMarker> markers)
    {
        var units = new ChartUnits(texts);
        var said = series.Index().Where(s => s.Item.IsLine).Select(s => (One: s.Item, Sum: window.SummaryOf(s.Index))).Select(s => s is (var one, { } sum)
            ? texts.Of("ui.chart.said", one.Name, units.Say(sum.Now, one.Unit), units.Say(sum.Lowest, one.Unit), units.Say(sum.Highest, one.Unit))
            : texts.Of("ui.chart.said.none", s.One.Name)).ToList();
        said.AddRange(thresholds.Select(t => texts.Of(t.Light == LightColour.Red ? "ui.chart.said.critical" : "ui.chart.said.warning", units.Say(t.Value, series[0].Unit))));
        var events = markers.Where(m => m.At.ToUnixTimeMilliseconds() >= window.From && m.At.ToUnixTimeMilliseconds() <= window.To).Select(m => m.Label).ToList();
        if (events.Count > 0)
            said.Add(texts.Of("ui.chart.said.events", string.Join(", ", events)));
        return string.Join(' ', said);
    }
}
