using Microsoft.AspNetCore.Components;
using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Formatting;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>One look at logs: what is chosen, what is asked, the strip of time, the lines.</summary>
public sealed partial class LogsPane
{
    private const int MostBuckets = 120;
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);

    private LogsAddress? _shown;
    private LogsQuestion _question = new(null, null, null);
    private ILogTail? _tail;
    private Ui.LogView? _view;
    private LogPast? _past;
    private LogContents? _contents;
    private StripData? _strip;
    private IReadOnlyList<LogSourceInfo> _sources = [];
    private LogStoreState? _history;
    private CancellationTokenSource? _counting;
    private (LogFind Find, LogFindFlaw Flaw)? _flawed;

    [Inject] public required LogReader Reader { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>What is looked at.</summary>
    [Parameter, EditorRequired] public required LogsAddress Address { get; set; }

    /// <summary>The colours of the page.</summary>
    [Parameter, EditorRequired] public required LogColours Colours { get; set; }

    /// <summary>Somebody wants to look at something else here.</summary>
    [Parameter, EditorRequired] public required EventCallback<LogsAddress> OnAddress { get; set; }

    /// <summary>What this look is called, when there are several.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Closes this look, when there are several.</summary>
    [Parameter] public EventCallback OnClose { get; set; }

    private int Count => _sources.Count(IsChosen);

    private bool IsMerged => Count != 1 || Address.Sources.Count != 1;

    /// <summary>What was once too much for the browser is not given to it again.</summary>
    private LogFind? Marked => _flawed is { } flawed && flawed.Find == _question.Find ? null : _question.Find;

    private string? FindWords => _flawed is not { } flawed || flawed.Find != _question.Find ? null
        : Texts[flawed.Flaw == LogFindFlaw.TooLong ? "logs.find.tooLong" : "logs.find.unreadable"];

    private string? EmptyWords => Address.Range is not null ? Texts["logs.range.empty"] : _question.Filter is not null ? Texts["logs.filter.empty"] : null;

    private string? Recording => _history is null ? null : HistoryWords.Of(Texts, Format, _history);

    protected override Task OnActorKnownAsync() => ShowAsync();

    protected override Task OnParametersSetAsync() => ActorKnown ? ShowAsync() : Task.CompletedTask;

    protected override ValueTask DisposeCoreAsync()
    {
        _counting?.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool IsChosen(LogSourceInfo source) => Address.Selection.Matches(source.Origin, null) || Address.Sources.Any(s => s.Label is not null);

    /// <summary>Opens what the address means, when that is something else than before. A text that cannot be read changes nothing but what is said of it.</summary>
    private async Task ShowAsync()
    {
        if (_shown is not null && _shown.WithoutPlace.Equals(Address.WithoutPlace))
            return;
        var question = LogsQuestion.Of(Address);
        var same = _tail is not null && _shown is { } shown && shown.Selection.Texts.SequenceEqual(Address.Selection.Texts) && shown.Range == Address.Range
            && (question.Error is not null || question.Text == _question.Text);
        _question = question.Error is null ? question : _question with { Error = question.Error };
        _shown = Address;
        if (same)
            return;
        var time = Address.Range?.At(Time.GetUtcNow());
        _past = new LogPast(Reader, Actor, Address.Selection, _question.Filter, time?.From, time?.To);
        var asked = Address;
        var tail = time is { To: var to } ? new RangeTail(_past, to, Time) : await Reader.OpenAsync(Actor, Address.Selection, _question.Filter, Alive);
        var contents = new LogContents($"{Address.Range} {_question.Text}", (await Reader.SourcesAsync(Actor, asked.Selection, Alive)).Select(s => s.Origin).ToHashSet());
        if (!ReferenceEquals(_shown, asked))
        {
            await tail.DisposeAsync();
            return;
        }
        (_tail, _contents) = (tail, contents);
        if (_counting is not null)
            await _counting.CancelAsync();
        _counting?.Dispose();
        _counting = CancellationTokenSource.CreateLinkedTokenSource(Alive);
        var counting = _counting.Token;
        Run(_ => CountAsync(Address, counting));
    }

    /// <summary>What there is of these logs, and how much of what level when: now, and for a live log every few seconds.</summary>
    private async Task CountAsync(LogsAddress address, CancellationToken token)
    {
        try
        {
            using var timer = new PeriodicTimer(CountEvery, Time);
            do
            {
                await Sight.WaitAsync(token);
                _sources = await Reader.SourcesAsync(Actor, LogSelection.All, token);
                var (from, to) = LogsRange.Strip(address.Range, Time.GetUtcNow(), _sources.Where(IsChosen).Min(s => s.Oldest));
                var time = StripTime.Of(from, to, MostBuckets);
                _history = await Reader.HistoryAsync(Actor, token);
                foreach (var source in _sources)
                    Colours.Of(source.Origin);
                _strip = StripData.Of(await Reader.CountAsync(Actor, address.Selection, time.From, time.To, time.Count, token), time);
                Draw();
            }
            while (address.Range is null && await timer.WaitForNextTickAsync(token));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested && !Alive.IsCancellationRequested)
        {
        }
    }

    /// <summary>To another address; to the place of this one again, whoever has scrolled away from it.</summary>
    private Task GoAsync(LogsAddress address) => address.At is { } place && address.Equals(Address) && _view is not null ? _view.GoAsync(place) : OnAddress.InvokeAsync(address);

    private Task Narrow(LogCondition condition) => OnAddress.InvokeAsync(Address with
    {
        Mode = LogsMode.Filter, IsRegex = false, At = null,
        Query = LogsQuestion.With(Address is { Mode: LogsMode.Filter, IsRegex: false } ? Address.Query : "", condition),
    });

    /// <summary>An expression that would keep a browser busy is left to the server, which shows the lines that match.</summary>
    private Task FindFailedAsync(LogFindFlaw flaw)
    {
        if (_question.Find is not { } find)
            return Task.CompletedTask;
        _flawed = (find, flaw);
        return flaw == LogFindFlaw.TooLong && Address.Mode == LogsMode.Find ? OnAddress.InvokeAsync(Address with { Mode = LogsMode.Filter, At = null }) : Task.CompletedTask;
    }

    private Task SelectAsync((long From, long To) range) => OnAddress.InvokeAsync(Address with
    {
        At = null, Range = new LogsRange(null, DateTimeOffset.FromUnixTimeMilliseconds(range.From), DateTimeOffset.FromUnixTimeMilliseconds(range.To)),
    });

    private string LinkOf(LogLineDetails line) => Navigation.ToAbsoluteUri(PortalUrls.Logs(new LogsAddress
    {
        Sources = line.Origin is { } origin ? [LogSelector.Of(origin)] : Address.Sources, Columns = Address.Columns, At = line.Cursor,
    })).ToString();
}
