using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TapBot.Portal.Ui.Confirming;

/// <summary>Stands once in the layout and opens <see cref="StepUpForm"/> before something privileged.</summary>
public sealed partial class StepUpDialog
{
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private TaskCompletionSource<bool>? _answer;

    [Inject] public required StepUpDesk Desk { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    protected override void OnInitialized() => Desk.Dialog = AskAsync;

    protected override ValueTask DisposeCoreAsync()
    {
        Desk.Dialog = null;
        return _module.LetGoAsync();
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await InvokeAsync(async () =>
        {
            await AnswerAsync(false);
            _answer = answer;
            StateHasChanged();
            _module ??= await Js.ImportAsync("Ui/ConfirmDialog.razor.js", Alive);
            await _module.InvokeVoidAsync("open", Alive, _dialog);
        });
        return await answer.Task.WaitAsync(cancellationToken);
    }

    private async Task AnswerAsync(bool yes)
    {
        if (_answer is not { } answer)
            return;
        _answer = null;
        if (_module is not null)
            await _module.InvokeVoidAsync("close", Alive, _dialog);
        answer.TrySetResult(yes);
    }
}
