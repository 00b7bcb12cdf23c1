using TapBot.Core.Access;

namespace TapBot.Portal.Ui.Confirming;

/// <summary>Asks the reader of a page to confirm who they are, where something privileged needs it.</summary>
public sealed class StepUpDesk(StepUp stepUp)
{
    /// <summary>Asks the person; set by the dialog of the layout.</summary>
    internal Func<CancellationToken, Task<bool>>? Dialog { get; set; }

    /// <summary>True when the sign-in is fresh, or the person has confirmed it now.</summary>
    public async Task<bool> EnsureAsync(Actor actor, CancellationToken cancellationToken) =>
        await stepUp.IsFreshAsync(actor, cancellationToken) || await AskAsync(cancellationToken);

    /// <summary>True when the person confirmed.</summary>
    public Task<bool> AskAsync(CancellationToken cancellationToken) => Dialog is { } dialog ? dialog(cancellationToken) : Task.FromResult(false);
}
