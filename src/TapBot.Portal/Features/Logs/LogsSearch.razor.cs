using Microsoft.AspNetCore.Components;
using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Formatting;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>Searches all history of the chosen logs, newest first: lines are shown as they are found. It stops when there are many, when told to, and goes on from there.</summary>
public sealed partial class LogsSearch
{
    private const int MostAtOnce = 300, LongestLine = 600;
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private LogsFound _found = new();
    private LogFilter? _filter;
    private LogFilterError? _error;
    private LogsAddress? _searched;
    private LogOrigin? _only;
    private CancellationTokenSource? _stop;
    private bool _running;

    [Inject] public required LogReader Reader { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required LogsAddress Address { get; set; }

    [Parameter, EditorRequired] public required LogColours Colours { get; set; }

    [Parameter, EditorRequired] public required EventCallback<LogsAddress> OnAddress { get; set; }

    private string Progress => Texts.Of("logs.everywhere.found", _found.Lines.Count) + " · " + (_running
        ? _found.Reached is { } at ? Texts.Of("logs.everywhere.at", at.Time) : Texts["logs.everywhere.running"]
        : Texts[_found.IsComplete ? "logs.everywhere.done" : "logs.everywhere.stopped"]);

    protected override Task OnActorKnownAsync() => BeginAsync();

    protected override Task OnParametersSetAsync() => ActorKnown ? BeginAsync() : Task.CompletedTask;

    protected override ValueTask DisposeCoreAsync()
    {
        _stop?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task BeginAsync()
    {
        if (_searched is { } before && before.WithoutPlace.Equals(Address.WithoutPlace))
            return;
        await StopAsync();
        (_searched, _found, _only) = (Address, new LogsFound(), null);
        (_filter, _error) = LogsQuestion.Everywhere(Address);
        if (_error is null)
            Search();
    }

    private void Search()
    {
        _stop?.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Alive);
        var (found, stop) = (_found, _stop.Token);
        _running = true;
        Run(_ => SearchAsync(found, stop));
    }

    private Task StopAsync() => _stop is { IsCancellationRequested: false } stop && _running ? stop.CancelAsync() : Task.CompletedTask;

    private async Task SearchAsync(LogsFound found, CancellationToken stop)
    {
        var (taken, drawn) = (0, Time.GetTimestamp());
        var time = Address.Range?.At(Time.GetUtcNow());
        try
        {
            await foreach (var finding in Reader.SearchAsync(Actor, Address.Selection, new LogQuestion(time?.From, time?.To, _filter), found.Next, stop))
            {
                if (found.Take(finding) && ++taken == MostAtOnce)
                    break;
                if (Time.GetElapsedTime(drawn) < Calm)
                    continue;
                drawn = Time.GetTimestamp();
                Draw();
            }
            if (taken < MostAtOnce)
                found.Complete();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !Alive.IsCancellationRequested)
        {
        }
        if (!ReferenceEquals(found, _found))
            return;
        _running = false;
        Draw();
    }

    private string HrefOf(LogLine line) => PortalUrls.Logs(new LogsAddress { Sources = Address.Sources, At = line.Cursor, Query = LogsQuestion.IsPlain(Address) ? Address.Query : "", IsRegex = Address.IsRegex, MatchCase = Address.MatchCase });

    private static string Shortened(string text) => text.Length > LongestLine ? text[..LongestLine] + "…" : text;

    /// <summary>The line in pieces, those that were looked for marked.</summary>
    private IEnumerable<(string Text, bool IsHit)> Pieces(LogLine line)
    {
        var text = Shortened(LineWords.MessageOf(line) ?? AnsiText.Parse(line.Text).Plain);
        var hits = _filter?.FindIn(text) ?? [];
        if (hits.Count == 0)
        {
            text = Shortened(AnsiText.Parse(line.Text).Plain);
            hits = _filter?.FindIn(text) ?? [];
        }
        var at = 0;
        foreach (var (start, length) in hits)
        {
            if (start > at)
                yield return (text[at..start], false);
            yield return (text.Substring(start, length), true);
            at = start + length;
        }
        yield return (text[at..], false);
    }
}
