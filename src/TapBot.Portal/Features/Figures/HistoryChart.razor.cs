using Microsoft.AspNetCore.Components;
using TapBot.Core.Figures;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Figures;

/// <summary>
/// Figures over time: the history once, then every sample as it comes. Where no sample comes by itself, the history of a range that moves is read again. Where a point stands for several samples,
/// a band around the line shows the least and the greatest of them.
/// </summary>
public sealed partial class HistoryChart
{
    private const int Points = 240;

    private TimeSeriesChart? _chart;
    private IReadOnlyList<ChartSeries> _series = [];
    private ChartData? _data;
    private DateTimeOffset _from, _to;
    private TimeSpan? _interval;
    private (HistoryRange Range, string Lines)? _read;
    private bool _zoomed, _banded;
    private int _reading;
    private DateTimeOffset _shown;

    [Inject] public required HistoryReader History { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<HistoryLine> Lines { get; set; } = [];

    [Parameter, EditorRequired] public HistoryRange Range { get; set; } = HistoryRange.All[0];

    /// <summary>How often there is a sample: nothing is drawn finer.</summary>
    [Parameter, EditorRequired] public TimeSpan Every { get; set; }

    /// <summary>Charts of one group share their cursor and what is looked at closer.</summary>
    [Parameter, EditorRequired] public required string Group { get; set; }

    /// <summary>The newest sample; null when the history is to be read again instead.</summary>
    [Parameter] public HistorySample? Sample { get; set; }

    [Parameter] public bool IsStale { get; set; }

    /// <summary>Values from which something is not as it should be.</summary>
    [Parameter] public IReadOnlyList<ChartThreshold> Thresholds { get; set; } = [];

    /// <summary>What happened.</summary>
    [Parameter] public IReadOnlyList<ChartMarker> Markers { get; set; } = [];

    /// <summary>The upper edge; by default it follows the values.</summary>
    [Parameter] public double? Top { get; set; }

    protected override async Task OnActorKnownAsync()
    {
        await FollowAsync();
        if (Sample is null)
            Run(AgainAsync);
    }

    protected override Task OnParametersSetAsync() => ActorKnown ? FollowAsync() : Task.CompletedTask;

    private async Task AgainAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(Every, Time);
        while (await timer.WaitForNextTickAsync(token))
        {
            await Sight.WaitAsync(token);
            if (Range.IsLive && !_zoomed && Sample is null)
                await ReadAsync();
        }
    }

    private async Task FollowAsync()
    {
        var now = (Range, string.Join('\n', Lines.Select(l => l.Series)));
        if (_read != now)
        {
            _read = now;
            if (_data is null)
                _series = SeriesOf(withBands: false);
            await ReadAsync();
        }
        else if (Range.IsLive && !_zoomed && Sample is { } sample && sample.At > _shown && _chart is not null && _data is not null)
        {
            _shown = sample.At;
            await _chart.AppendAsync(ChartData.At(sample.At, _banded ? [.. sample.Values.SelectMany(v => new[] { v, v, v })] : [.. sample.Values]));
        }
    }

    private Task ZoomAsync(ChartRange range)
    {
        _zoomed = true;
        return ReadAsync(range.From, range.To, keepsWhenEmpty: true);
    }

    private Task ReadAsync()
    {
        _zoomed = false;
        var now = Time.GetUtcNow();
        return ReadAsync(now - Range.Length, now, keepsWhenEmpty: false);
    }

    /// <summary>Reads a range, unless another one is asked for meanwhile: that one is shown then, whichever was read first.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="keepsWhenEmpty">A stretch without a single sample leaves what is drawn, at which somebody looks closer: there is nothing finer to see.</param>
    private async Task ReadAsync(DateTimeOffset from, DateTimeOffset to, bool keepsWhenEmpty)
    {
        var mine = ++_reading;
        var curves = new List<HistoryCurve>();
        foreach (var line in Lines)
            curves.Add(await History.GetAsync(Actor, line.Series, from, to, Points, Alive));
        if (mine != _reading || (keepsWhenEmpty && curves.TrueForAll(c => c.Buckets.Count == 0)))
            return;
        var times = curves.SelectMany(c => c.Buckets).Select(b => b.Start).Distinct().Order().ToList();
        (_from, _to) = (from, to);
        _interval = curves.Max(c => c.Step) is var step && step > Every ? step : Every;
        _shown = times.Count > 0 ? times[^1] : from;
        _banded = curves.Exists(c => c.Buckets.Any(b => b.Maximum > b.Minimum));
        _series = SeriesOf(_banded);
        _data = times.Count == 0 ? ChartData.None : new ChartData([.. times.Select(t => (double)t.ToUnixTimeMilliseconds())], [.. curves.SelectMany(c => Values(c, times, _banded))]);
        StateHasChanged();
    }

    private ChartSeries[] SeriesOf(bool withBands)
    {
        var edges = withBands ? new[] { ChartEdge.None, ChartEdge.Low, ChartEdge.High } : [ChartEdge.None];
        return [.. Lines.SelectMany(l => edges.Select(e => new ChartSeries(l.Name, l.Colour, l.Unit, e)))];
    }

    private static IEnumerable<double?[]> Values(HistoryCurve curve, List<DateTimeOffset> times, bool withBands)
    {
        var byStart = curve.Buckets.ToDictionary(b => b.Start);
        double?[] Of(Func<HistoryBucket, double> value) => [.. times.Select(t => byStart.TryGetValue(t, out var bucket) ? value(bucket) : (double?)null)];
        return withBands ? [Of(b => b.Average), Of(b => b.Minimum), Of(b => b.Maximum)] : [Of(b => b.Average)];
    }
}
