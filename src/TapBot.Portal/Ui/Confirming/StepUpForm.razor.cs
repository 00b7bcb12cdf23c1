using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Confirming;

/// <summary>Asks for the password or, where there is a second factor, a code.</summary>
public sealed partial class StepUpForm
{
    private bool _hasCode, _withCode, _busy;
    private string? _typed, _error;

    [Inject] public required ConfirmDoor Door { get; init; }

    [Inject] public required SecondFactors Factors { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>True when the person is who they say; false when they would rather not.</summary>
    [Parameter, EditorRequired] public EventCallback<bool> OnAnswer { get; set; }

    protected override async Task OnActorKnownAsync() => _hasCode = (await Factors.StateAsync(Actor, Alive)).Since is not null;

    private async Task SubmitAsync()
    {
        if (_busy || string.IsNullOrEmpty(_typed))
            return;
        _busy = true;
        try
        {
            var answer = _withCode ? await Door.WithCodeAsync(Actor, _typed, Alive) : await Door.WithPasswordAsync(Actor, _typed, Alive);
            (_typed, _error) = (null, answer.Reason is { } reason ? Texts.Say(reason) : null);
            if (answer.ValidUntil is not null)
                await OnAnswer.InvokeAsync(true);
        }
        finally
        {
            _busy = false;
        }
    }
}
