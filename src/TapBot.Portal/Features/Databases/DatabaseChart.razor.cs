using Microsoft.AspNetCore.Components;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Databases;

/// <summary>Figures of an instance over time: the history once, then every reading as it comes.</summary>
public sealed partial class DatabaseChart
{
    private const int Points = 240;

    private TimeSeriesChart? _chart;
    private IReadOnlyList<ChartSeries> _series = [];
    private ChartData? _data;
    private DateTimeOffset _from, _to;
    private TimeSpan? _interval;
    private DatabaseRange? _read;
    private bool _zoomed;
    private DateTimeOffset _shown;

    [Inject] public required HistoryReader History { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<DatabaseLine> Lines { get; set; } = [];

    [Parameter, EditorRequired] public DatabaseRange Range { get; set; } = DatabaseRange.All[0];

    /// <summary>The upper edge; by default it follows the values.</summary>
    [Parameter] public double? Top { get; set; }

    [Parameter] public IReadOnlyList<ChartThreshold> Limits { get; set; } = [];

    protected override Task OnActorKnownAsync() => FollowAsync();

    protected override Task OnParametersSetAsync() => ActorKnown ? FollowAsync() : Task.CompletedTask;

    private async Task FollowAsync()
    {
        if (_read != Range)
        {
            _read = Range;
            _series = [.. Lines.Select(l => new ChartSeries(Texts[l.Name], l.Colour, l.Unit))];
            await ReadAsync();
        }
        else if (Range.IsLive && !_zoomed && Instance is { IsLive: true, Metrics: { } metrics } && metrics.At > _shown && _chart is not null && _data is not null)
        {
            _shown = metrics.At;
            await _chart.AppendAsync(ChartData.At(metrics.At, [.. Lines.Select(l => DatabaseSeries.ValueOf(metrics, l.Figure))]));
        }
    }

    private Task ZoomAsync(ChartRange range)
    {
        _zoomed = true;
        return ReadAsync(range.From, range.To);
    }

    private Task ReadAsync()
    {
        _zoomed = false;
        var now = Time.GetUtcNow();
        return ReadAsync(now - Range.Length, now);
    }

    private async Task ReadAsync(DateTimeOffset from, DateTimeOffset to)
    {
        var curves = new List<HistoryCurve>();
        foreach (var line in Lines)
            curves.Add(await History.GetAsync(Actor, DatabaseSeries.Of(Instance.Name, line.Figure), from, to, Points, Alive));
        var times = curves.SelectMany(c => c.Buckets).Select(b => b.Start).Distinct().Order().ToList();
        (_from, _to) = (from, to);
        _interval = curves.Max(c => c.Step) is var step && step > DatabaseMetrics.Every ? step : DatabaseMetrics.Every;
        _shown = times.Count > 0 ? times[^1] : from;
        _data = times.Count == 0 ? ChartData.None : new ChartData([.. times.Select(t => (double)t.ToUnixTimeMilliseconds())], [.. curves.Select(c => Values(c, times))]);
        StateHasChanged();
    }

    private static double?[] Values(HistoryCurve curve, List<DateTimeOffset> times)
    {
        var byStart = curve.Buckets.ToDictionary(b => b.Start, b => b.Average);
        return [.. times.Select(t => byStart.TryGetValue(t, out var average) ? average : (double?)null)];
    }
}
