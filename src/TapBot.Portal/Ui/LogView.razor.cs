using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Ui;

/// <summary>
/// Shows a live log. The server never sends more than a person can see: at most every 100 ms one batch of at most 200 lines, of 100 in a flood, with the number of those left out;
/// the browser keeps lines, draws them, and asks for what was left out when somebody scrolls there. Knows nothing of where lines come from.
/// </summary>
public sealed partial class LogView
{
    /// <summary>The time from one batch to the next, at least.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private const int PageLines = 500;
    private const int CatchUpLines = 1_000;
    private const int AroundLines = 300;
    private const int ContextLines = 6;
    private static readonly string Probe = new('0', 50);

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _view;
    private DotNetObjectReference<LogView>? _self;
    private CancellationTokenSource? _open;
    private Task _reading = Task.CompletedTask;
    private Task _changing = Task.CompletedTask;
    private ILogTail? _given;
    private ILogTail? _tail;
    private StreamState? _state;
    private DateTimeOffset? _heard;
    private bool _counting, _refill;
    private int _lines = LogFlood.MostLines;
    private long _next;
    private readonly LogColours _colours = new();
    private LogWire? _wire;
    private LogLineDetails? _opened;
    private LogFind? _find;
    private IReadOnlyList<string>? _columns;
    private LogContents? _contents;
    private LogCursor? _at;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Inject] public required Texts Texts { get; init; }

    private object Options => new { Texts = LogTexts.Of(Texts), Language = CultureInfo.CurrentUICulture.Name, Merged, Context = HasContext && History is not null, Columns };

    private StreamState Shown => _state ?? Tail.State;

    // Another log may come while the last one is still being let go of: one change at a time, and a log that was never opened is disposed too.
    protected override Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(Tail, _given))
        {
            if (_given is { } passed && !ReferenceEquals(passed, _tail))
                Run(async _ => await passed.DisposeAsync());
            _given = Tail;
        }
        return _view is null ? Task.CompletedTask : _changing = ChangeAsync(_changing);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        Begin();
        _module = await Js.ImportAsync("Ui/LogView.razor.js", Alive);
        _self = DotNetObjectReference.Create(this);
        (_columns, _contents) = (Columns, Contents);
        _view = await _module.InvokeAsync<IJSObjectReference>("create", Alive, _root, _self, Options);
        _wire!.Fields = await _view.InvokeAsync<string[]?>("fields", Alive) ?? [];
        Open();
        await LookAsync();
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _changing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_tail is null)
            await Tail.DisposeAsync();
        await CloseAsync();
        await _view.LetGoAsync("dispose");
        await _module.LetGoAsync();
        _self?.Dispose();
    }

    /// <summary>Lines before one that is held.</summary>
    [JSInvokable]
    public async Task<LogPage> OlderAsync(long sequence, string before) => _wire!.Of(await new LogPages(Tail).OlderAsync(sequence, LogCursor.Parse(before), PageLines, Alive));

    /// <summary>Lines of a gap, from its start or its end.</summary>
    [JSInvokable]
    public async Task<LogPage> FillAsync(long from, long count, bool atEnd, string? after, string? before) => _wire!.Of(await new LogPages(Tail, History).FillAsync(
        new LogGap(from, count, after is null ? null : LogCursor.Parse(after), before is null ? null : LogCursor.Parse(before)), atEnd, PageLines, Alive));

    /// <summary>The newest lines, after a pause; from now on lines are wanted again.</summary>
    [JSInvokable]
    public LogPage NewestAsync()
    {
        _counting = false;
        var batch = Tail.ReadRange(Math.Max(0, _next - CatchUpLines), CatchUpLines);
        // What has come since is in the next batch, and must not be in both.
        return _wire!.Of(new LogPage(batch.FirstSequence, 0, [.. batch.Lines.Take((int)Math.Max(0, _next - batch.FirstSequence))]));
    }

    /// <summary>The lines of the same writer around one that is held.</summary>
    [JSInvokable]
    public async Task<LogPage> ContextAsync(string at, int writer) => History is not null && _wire!.WriterOf(writer) is { } origin
        ? _wire.Of(new LogPage(-1, 0, await History.AroundAsync(origin, LogCursor.Parse(at), ContextLines, Alive)))
        : LogPage.OfSilence;

    /// <summary>From now on the values of these fields are wanted beside each line.</summary>
    [JSInvokable]
    public void ChooseFields(string[] fields, int version) => (_wire!.Fields, _wire.FieldsVersion) = (fields, version);

    /// <summary>Somebody has chosen these columns in the browser.</summary>
    [JSInvokable]
    public Task ColumnsChosen(string[] columns)
    {
        if (!OnColumns.HasDelegate)
            return Task.CompletedTask;
        _columns = columns;
        return OnColumns.InvokeAsync(columns);
    }

    /// <summary>The values of those fields in lines that the browser holds already.</summary>
    [JSInvokable]
    public string[][] ValuesOf(string[] texts) => [.. texts.Select(t => LineWords.ValuesOf(t, _wire!.Fields))];

    /// <summary>The browser gave up on an expression; on one that is not wanted any more nobody cares.</summary>
    [JSInvokable]
    public Task FindFailed(string text, LogFindFlaw why) => Find is { IsRegex: true } find && find.Text == text ? OnFindFlaw.InvokeAsync(why) : Task.CompletedTask;

    /// <summary>Shows a line with all its fields beside the log.</summary>
    [JSInvokable]
    public void OpenLine(string at, int writer, LogStream stream, LineLevel level, string text, bool cut)
    {
        _opened = new LogLineDetails(LogCursor.Parse(at), _wire!.WriterOf(writer), stream, level, text, cut);
        StateHasChanged();
    }

    /// <summary>Shows the lines around a place of the past.</summary>
    public async Task GoAsync(LogCursor place)
    {
        if (History is not null && _view is not null)
            await _view.InvokeVoidAsync("jump", Alive, _wire!.Of(await LogPages.AroundAsync(History, place, AroundLines, Alive)), place.ToString());
    }

    private async Task ChangeAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Alive.ThrowIfCancellationRequested();
        if (!ReferenceEquals(Tail, _tail))
        {
            await CloseAsync();
            await BeginAnewAsync();
            Open();
        }
        await LookAsync();
    }

    /// <summary>Another log, or the same one with other sources: then lines of those that stay are kept, in place, and so is the line that is open.</summary>
    private async Task BeginAnewAsync()
    {
        var (before, now) = (_contents, Contents);
        _contents = now;
        if (now?.KeptOf(before) is { } kept)
        {
            _refill = History is not null && (_refill || kept.Count < now.Writers.Count);
            if (_opened?.Origin is { } origin && !kept.Contains(origin))
                _opened = null;
            await _view!.InvokeVoidAsync("change", Alive, Options, _wire!.NumbersOf(kept));
            return;
        }
        _refill = false;
        (_opened, _at) = (null, null);
        Begin();
        await _view!.InvokeVoidAsync("reset", Alive, Options);
    }

    /// <summary>Reads what is looked at once more, with the lines of sources that are new among it. The new tail has begun, so nothing is between this and what it tells.</summary>
    private async Task RefillAsync(CancellationToken token)
    {
        _refill = false;
        var place = await _view!.InvokeAsync<string?>("looksAt", token);
        var page = place is null ? await LogPages.LastAsync(History!, Time.GetUtcNow(), AroundLines, token) : await LogPages.AroundAsync(History!, LogCursor.Parse(place), AroundLines, token);
        if (!page.Silent)
            await _view!.InvokeVoidAsync("refill", token, _wire!.Of(page));
    }

    private static bool Equal(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => ReferenceEquals(one, other) || (one is not null && other is not null && one.SequenceEqual(other));

    private void Close() => _opened = null;

    private void Begin() => _wire = new LogWire(Texts, Colours ?? _colours) { Fields = _wire?.Fields ?? [], FieldsVersion = _wire?.FieldsVersion ?? 0 };

    /// <summary>Shows the columns that are wanted, looks for what is to be found, and goes where one is to go, when that is another than before.</summary>
    private async Task LookAsync()
    {
        if (!Equal(Columns, _columns))
        {
            _columns = Columns;
            await _view!.InvokeVoidAsync("arrange", Alive, Columns);
        }
        if (Find != _find)
        {
            _find = Find;
            var flaw = await _view!.InvokeAsync<string?>("look", Alive, Find?.Text ?? "", new { Regex = Find?.IsRegex is true, MatchCase = Find?.MatchCase is true, Words = Find?.IsWords is true });
            if (flaw is not null)
                await OnFindFlaw.InvokeAsync(LogFindFlaw.Unreadable);
        }
        if (At == _at)
            return;
        _at = At;
        if (At is { } place)
            await GoAsync(place);
    }

    private void Open()
    {
        _tail = Tail;
        _state = null;
        _counting = false;
        _next = 0;
        _open = CancellationTokenSource.CreateLinkedTokenSource(Alive);
        var open = _open.Token;
        _reading = RunAsync(async _ =>
        {
            try
            {
                await ReadAsync(open);
            }
            catch (OperationCanceledException) when (open.IsCancellationRequested)
            {
            }
        });
    }

    private async Task CloseAsync()
    {
        if (_open is null || _tail is null)
            return;
        await _open.CancelAsync();
        await _reading;
        _open.Dispose();
        await _tail.DisposeAsync();
        (_open, _tail) = (null, null);
    }

    private async Task ReadAsync(CancellationToken token)
    {
        long? sent = null;
        while (true)
        {
            await Sight.WaitAsync(token);
            await Tail.WaitAsync(token);
            if (sent is { } at && Time.GetElapsedTime(at) is var passed && passed < Interval)
                await Task.Delay(Interval - passed, Time, token);
            if (!Sight.IsSeen)
                continue;
            sent = Time.GetTimestamp();
            Look();
            var batch = LogFlood.Ease(Tail.ReadNewest(_lines));
            if (_refill && (batch.Lines.Count > 0 || Tail.State is not StreamState.Connecting))
                await RefillAsync(token);
            if (batch.Lines.Count > 0 || batch.Skipped > 0)
                await SendAsync(batch, token);
        }
    }

    private void Look()
    {
        if (Tail.State is StreamState.Live)
            _heard = Time.GetUtcNow();
        if (ReferenceEquals(_state, Tail.State))
            return;
        _state = Tail.State;
        StateHasChanged();
    }

    private async Task SendAsync(LogBatch batch, CancellationToken token)
    {
        _next = batch.FirstSequence + batch.Lines.Count;
        var page = _counting
            ? new LogPage(_next, batch.Skipped + batch.Lines.Count, [])
            : _wire!.Next(batch.FirstSequence, batch.Skipped, batch.Lines);
        var lag = batch.Lines is [.., var newest] ? (Time.GetUtcNow() - newest.Cursor.Time).TotalMilliseconds : -1;
        _lines = LogFlood.LinesAfter(batch.Lines);
        _counting = await _view!.InvokeAsync<bool>("append", token, page, lag);
    }
}
