namespace TapBot.Portal.Ui.Charts;

/// <summary>The parameters of a chart besides its points, to see whether a page that draws itself again has changed any.</summary>
internal sealed class ChartShape(TimeSeriesChart chart) : IEquatable<ChartShape>
{
    private readonly ChartSeries[] series = [.. chart.Series];
    private readonly ChartThreshold[] thresholds = [.. chart.Thresholds];
    private readonly ChartMarker[] markers = [.. chart.Markers];
    private readonly (DateTimeOffset From, DateTimeOffset To) range = (chart.From, chart.To);
    private readonly (double? Bottom, double? Top, string? Group, bool CanZoom, bool CanReset) rest = (chart.Bottom, chart.Top, chart.Group, chart.OnZoom.HasDelegate, chart.OnReset.HasDelegate);

    public bool HasSeriesOf(ChartShape other) => series.SequenceEqual(other.series);

    public bool HasRangeOf(ChartShape other) => range == other.range;

    public bool Equals(ChartShape? other) => other is not null && HasSeriesOf(other) && HasRangeOf(other)
        && thresholds.SequenceEqual(other.thresholds) && markers.SequenceEqual(other.markers) && rest == other.rest;

    public override bool Equals(object? obj) => Equals(obj as ChartShape);

    public override int GetHashCode() => HashCode.Combine(series.Length, range, rest);
}
