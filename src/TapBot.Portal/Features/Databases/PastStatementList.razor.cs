using Microsoft.AspNetCore.Components;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>What the person who looks has run on an instance. A statement that is chosen goes into a text of its own; nothing is run.</summary>
public sealed partial class PastStatementList
{
    private IReadOnlyList<PastStatement>? _statements;
    private long? _next;
    private string? _search;
    private bool _failedOnly;
    private Phrase? _fault;
    private ConfirmDialog? _confirm;
    private int _runs, _turn;

    [Inject] public required PastStatements Past { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    /// <summary>How often something has been run on the page: another number means that there is more to show.</summary>
    [Parameter] public int Runs { get; set; }

    [Parameter, EditorRequired] public required EventCallback<ConsoleDraft> OnTake { get; set; }

    private bool IsNarrowed => _failedOnly || !string.IsNullOrWhiteSpace(_search);

    protected override Task OnActorKnownAsync()
    {
        _runs = Runs;
        return LoadAsync();
    }

    protected override Task OnParametersSetAsync()
    {
        if (!ActorKnown || _runs == Runs)
            return Task.CompletedTask;
        _runs = Runs;
        return LoadAsync();
    }

    private Task SearchAsync(string? text)
    {
        _search = text;
        return LoadAsync();
    }

    private Task FilterAsync(bool failedOnly)
    {
        _failedOnly = failedOnly;
        return LoadAsync();
    }

    private Task LoadAsync(bool older = false)
    {
        // What comes for letters of before is not shown.
        var turn = ++_turn;
        return TryAsync(async () =>
        {
            var page = await Past.ListAsync(Actor, Instance, new PastQuestion(_search, _failedOnly, older ? _next : null), Alive);
            if (turn != _turn)
                return;
            // The page holds as much of a text as it shows.
            var shown = page.Statements.Select(p => p with { Text = p.Text[..Math.Min(p.Text.Length, SavedQueries.StartLength)] });
            (_statements, _next) = ([.. older ? _statements ?? [] : [], .. shown], page.Next);
        });
    }

    private Task TakeAsync(PastStatement past) => TryAsync(async () =>
    {
        if (await Past.FindAsync(Actor, Instance, past.Id, Alive) is { } whole)
            await OnTake.InvokeAsync(new ConsoleDraft(null, whole.Database, whole.Text));
        else
            _fault = Phrase.Of("console.past.gone");
    });

    private async Task ClearAsync()
    {
        if (await _confirm!.AskAsync(new Confirmation(Texts.Of("console.past.clearQuestion", Instance.Name), Texts["console.past.clearEffect"], Texts["console.past.clear"])))
            await TryAsync(async () => await Past.ClearAsync(Actor, Instance, Alive));
        await LoadAsync();
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            _fault = null;
            await act();
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            (_statements, _fault) = (null, known.Reason);
        }
    }

    private static LightColour ColourOf(StatementOutcome outcome) => outcome switch
    {
        StatementOutcome.Done => LightColour.Green,
        StatementOutcome.Failed => LightColour.Red,
        StatementOutcome.Unknown => LightColour.Unknown,
        _ => LightColour.Yellow,
    };

    private string WordOf(PastStatement past) => $"{Texts["console.outcome." + past.Outcome]} {(past.Outcome == StatementOutcome.Failed ? past.SqlState : null)}".TrimEnd();

    private string Summary(PastStatement past)
    {
        var took = " · " + Format.Milliseconds(past.Took);
        return past.Rows is { } rows ? Texts.Of("console.summary.rows", rows, took) : took[3..];
    }
}
