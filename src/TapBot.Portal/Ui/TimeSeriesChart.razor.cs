using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Ui;

/// <summary>
/// Shows measured values over time. History comes once, afterwards only new points go to the browser (<see cref="AppendAsync"/>). A gap is a gap; what cannot be seen is said in words and
/// stands in a table. Charts of one group share the cursor and the zoom. Knows nothing of what was measured.
/// </summary>
public sealed partial class TimeSeriesChart
{
    /// <summary>The table shows at most so many points.</summary>
    public const int MostRows = 200;

    /// <summary>How often words and table follow a chart that grows: somebody may be reading them.</summary>
    public static readonly TimeSpan Telling = TimeSpan.FromSeconds(10);

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _view;
    private DotNetObjectReference<TimeSeriesChart>? _self;
    private ChartWindow _window = new(0);
    private ChartShape? _shape;
    private ChartLook? _look;
    private ChartData? _given;
    private bool _owes;
    private bool _asTable;
    private bool _isEmpty;
    private long _told;
    private string _said = "";
    private IReadOnlyList<ChartRow> _rows = [];

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>What the chart shows, for screen readers; the page writes its own heading.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The lines, in at most two units.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ChartSeries> Series { get; set; }

    /// <summary>The history, all series at the same times; null while it is not there yet. Another object replaces all points, those appended too.</summary>
    [Parameter, EditorRequired] public ChartData? Data { get; set; }

    /// <summary>Where the range begins, UTC.</summary>
    [Parameter, EditorRequired] public DateTimeOffset From { get; set; }

    /// <summary>Where the range ends, UTC.</summary>
    [Parameter, EditorRequired] public DateTimeOffset To { get; set; }

    /// <summary>The range moves on with the points that come, and older ones are dropped.</summary>
    [Parameter] public bool IsLive { get; set; }

    /// <summary>How often a point comes, in the history and later: a silence of more than three times that is a gap. Null: only missing values are gaps.</summary>
    [Parameter] public TimeSpan? Interval { get; set; }

    /// <summary>Values from which something is not as it should be.</summary>
    [Parameter] public IReadOnlyList<ChartThreshold> Thresholds { get; set; } = [];

    /// <summary>What happened.</summary>
    [Parameter] public IReadOnlyList<ChartMarker> Markers { get; set; } = [];

    /// <summary>The value at the lower edge; by default zero, or the lowest when that is negative.</summary>
    [Parameter] public double? Bottom { get; set; }

    /// <summary>The value at the upper edge, for the unit of the first series; by default what the values need.</summary>
    [Parameter] public double? Top { get; set; }

    /// <summary>Height of the drawing in CSS pixels, without the line of names above it.</summary>
    [Parameter] public int Height { get; set; } = 140;

    /// <summary>Charts of the same group on a page share cursor and zoom.</summary>
    [Parameter] public string? Group { get; set; }

    /// <summary>What is shown is too old to be taken for the present.</summary>
    [Parameter] public bool IsStale { get; set; }

    /// <summary>What stands there when there are no values; by default that there are none in this range.</summary>
    [Parameter] public string? Empty { get; set; }

    /// <summary>Somebody wants to see a stretch closer. The browser has already done so with the points it has; the page may hand over finer ones.</summary>
    [Parameter] public EventCallback<ChartRange> OnZoom { get; set; }

    /// <summary>Somebody wants to see the whole range again.</summary>
    [Parameter] public EventCallback OnReset { get; set; }

    /// <summary>Adds newer points; those that are not newer are left out. Awaited, so that a slow browser slows only itself.</summary>
    public async Task AppendAsync(ChartData points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var change = _window.Append(points, Interval?.TotalMilliseconds, IsLive);
        if (_isEmpty == _window.HasValues || Time.GetElapsedTime(_told) >= Telling)
        {
            Tell();
            Draw();
        }
        if (_view is null || _owes)
            return;
        if (!Sight.IsSeen)
            Owe();
        else if (change is null)
            await ReplaceAsync();
        else
            await _view.InvokeVoidAsync("append", Alive, change);
    }

    /// <summary>A stretch was drawn in the browser.</summary>
    [JSInvokable]
    public Task ZoomAsync(double from, double to) => OnZoom.InvokeAsync(new ChartRange(DateTimeOffset.FromUnixTimeMilliseconds((long)from), DateTimeOffset.FromUnixTimeMilliseconds((long)to)));

    /// <summary>The whole range is wanted again.</summary>
    [JSInvokable]
    public Task ResetAsync() => OnReset.InvokeAsync();

    protected override async Task OnParametersSetAsync()
    {
        var shape = new ChartShape(this);
        if (ReferenceEquals(Data, _given) && shape.Equals(_shape))
            return;
        _look = ChartLook.Of(this, Texts);
        var series = _shape is null || !_shape.HasSeriesOf(shape);
        if (series)
            _window = new ChartWindow(Series.Count);
        if (_shape is null || !_shape.HasRangeOf(shape))
            _window.Show(From.ToUnixTimeMilliseconds(), To.ToUnixTimeMilliseconds());
        if (series || !ReferenceEquals(Data, _given))
            _window.Replace(Data ?? ChartData.None, Interval?.TotalMilliseconds);
        (_shape, _given) = (shape, Data);
        Tell();
        if (_view is null || _owes)
            return;
        if (Sight.IsSeen)
            await ReplaceAsync();
        else
            Owe();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.ImportAsync("Ui/TimeSeriesChart.razor.js", Alive);
            _self = DotNetObjectReference.Create(this);
            _view = await _module.InvokeAsync<IJSObjectReference>("create", Alive, _root, _self);
            await ReplaceAsync();
        }
        if (_asTable && _view is not null)
            await _view.InvokeVoidAsync("times", Alive);
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _view.LetGoAsync("dispose");
        await _module.LetGoAsync();
        _self?.Dispose();
    }

    private ValueTask ReplaceAsync() => _view!.InvokeVoidAsync("replace", Alive, _look, new ChartChange(_window.All, 0, _window.From, _window.To));

    /// <summary>Nobody sees the tab: it is sent everything at once as soon as somebody does.</summary>
    private void Owe()
    {
        _owes = true;
        Run(async token =>
        {
            await Sight.WaitAsync(token);
            _owes = false;
            await ReplaceAsync();
        });
    }

    private void Turn()
    {
        _asTable = !_asTable;
        Tell();
    }

    private void Tell()
    {
        _told = Time.GetTimestamp();
        _isEmpty = !_window.HasValues;
        _said = ChartWords.Of(Texts, Series, _window, Thresholds, Markers);
        _rows = _asTable ? _window.Rows(MostRows) : [];
    }
}
