using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui;

/// <summary>Asks a person before something happens. One for a page is enough: it asks one question at a time.</summary>
public sealed partial class ConfirmDialog
{
    private readonly string _id = "confirm-" + Guid.NewGuid().ToString("N");
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private TaskCompletionSource<bool>? _answer;
    private Confirmation? _asked;
    private string? _typed;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private bool Typed => _asked?.TypedName is not { } name || string.Equals(_typed?.Trim(), name, StringComparison.Ordinal);

    /// <summary>Shows the question; true when the person says yes. A question that is still open is answered with no first.</summary>
    public async Task<bool> AskAsync(Confirmation confirmation)
    {
        await AnswerAsync(false);
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        (_asked, _typed, _answer) = (confirmation, null, answer);
        StateHasChanged();
        _module ??= await Js.ImportAsync("Ui/ConfirmDialog.razor.js", Alive);
        await _module.InvokeVoidAsync("open", Alive, _dialog);
        return await answer.Task.WaitAsync(Alive);
    }

    protected override ValueTask DisposeCoreAsync() => _module.LetGoAsync();

    private async Task AnswerAsync(bool yes)
    {
        if (_answer is not { } answer)
            return;
        (_asked, _typed, _answer) = (null, null, null);
        if (_module is not null)
            await _module.InvokeVoidAsync("close", Alive, _dialog);
        answer.TrySetResult(yes);
    }
}
