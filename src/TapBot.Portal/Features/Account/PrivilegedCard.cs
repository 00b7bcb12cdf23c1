using Microsoft.AspNetCore.Components;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Confirming;

namespace TapBot.Portal.Features.Account;

/// <summary>A part of one's own account whose every change needs a fresh sign-in.</summary>
public abstract class PrivilegedCard : ActingComponent
{
    [Inject] public required StepUpDesk StepUp { get; init; }

    /// <summary>True while something is being done.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Why it was not done, in words; null when nothing is to be said.</summary>
    protected string? Error { get; set; }

    protected override Task OnActorKnownAsync() => LookAsync();

    /// <summary>Reads what the card shows; also after each change.</summary>
    protected abstract Task LookAsync();

    /// <summary>Does one thing at a time, after the person has confirmed who they are where that was long ago.</summary>
    protected async Task ActAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Busy)
            return;
        (Busy, Error) = (true, null);
        try
        {
            if (await StepUp.EnsureAsync(Actor, Alive))
                await act();
            await LookAsync();
        }
        finally
        {
            Busy = false;
        }
    }
}
