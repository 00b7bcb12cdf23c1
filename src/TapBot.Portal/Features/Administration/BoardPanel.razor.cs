using Microsoft.AspNetCore.Components;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>The form that makes or changes a board; of one that is not changed here, what it is and why.</summary>
public sealed partial class BoardPanel
{
    private BoardDraft _draft = BoardDraft.New();
    private BoardPlan? _shown;
    private bool _busy;
    private Phrase? _fault, _done;

    [Inject] public required OperationRunner Runner { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>The board; null for a new one.</summary>
    [Parameter] public BoardPlan? Board { get; set; }

    /// <summary>The list without the panel.</summary>
    [Parameter, EditorRequired] public required string CloseHref { get; set; }

    protected override void OnParametersSet()
    {
        // What somebody types stays until the board itself has changed.
        if (Board is null || Board == _shown)
            return;
        (_draft, _done) = (BoardDraft.Of(Board), _shown?.Name == Board.Name ? _done : null);
        _shown = Board;
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        (_busy, _fault, _done) = (true, null, null);
        try
        {
            var run = await Runner.StartAsync(Actor, _draft.Operation(Board is null), null, Alive);
            await run.Completion.WaitAsync(Alive);
            if (run.View.Outcome is not Outcome.Done done)
                _fault = run.View.Outcome?.Statement;
            else if (Board is null)
                Navigation.NavigateTo(CloseHref);
            else
                _done = done.Statement;
        }
        finally
        {
            _busy = false;
        }
    }
}
