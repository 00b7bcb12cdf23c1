using Microsoft.AspNetCore.Components;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Operations;

/// <summary>Stands in the corner of every page: the question before an operation, what runs, and what came of it.</summary>
public sealed partial class OperationTray
{
    private ConfirmDialog? _dialog;

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required OperationRunner Runner { get; init; }

    [Inject] public required OperationLedger Ledger { get; init; }

    [Inject] public required Texts Texts { get; init; }

    protected override Task OnActorKnownAsync()
    {
        Desk.Changed += OnChanged;
        Desk.Ask = AskAsync;
        Run(async token =>
        {
            await foreach (var view in Ledger.WatchAsync(Actor, token))
            {
                if (Desk.Runs.Any(r => r.View.Id == view.Id))
                    StateHasChanged();
            }
        });
        return Task.CompletedTask;
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Desk.Changed -= OnChanged;
        Desk.Ask = null;
        return ValueTask.CompletedTask;
    }

    private async Task<bool> AskAsync(Confirmation question)
    {
        var yes = false;
        await InvokeAsync(async () => yes = _dialog is { } dialog && await dialog.AskAsync(question));
        return yes;
    }

    private void OnChanged() => Run(_ => InvokeAsync(StateHasChanged));

    private Task CancelAsync(OperationRun run) => Runner.CancelAsync(Actor, run.View.Id, Alive);
}
