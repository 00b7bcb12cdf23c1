using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Administration;

/// <summary>The wall screens.</summary>
public sealed partial class ScreensPage
{
    private ConfirmDialog? _dialog;
    private IReadOnlyList<Screen>? _screens;
    private Phrase? _fault;

    [Inject] public required ScreenRegister Screens { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [SupplyParameterFromQuery(Name = "new")] public string? New { get; set; }

    protected override Task OnActorKnownAsync()
    {
        Run(async token =>
        {
            while (true)
            {
                var look = Guard.NextLookAsync();
                if (Sight.IsSeen || _screens is null)
                {
                    await LoadAsync();
                    Draw();
                }
                await look.WaitAsync(token);
            }
        });
        return Task.CompletedTask;
    }

    private static string StateOf(Screen screen) => screen.RevokedAt is null ? "administration.screens.paired" : "administration.screens.revoked";

    private string SeesOf(Screen screen) => (screen.Server, screen.Project) switch
    {
        (null, null) => Texts["administration.screens.everything"],
        ({ } server, null) => server.Value,
        (null, { } project) => Texts.Of("administration.grants.projectOf", project),
        ({ } server, { } project) => $"{server}, {Texts.Of("administration.grants.projectOf", project)}",
    };

    private async Task LoadAsync()
    {
        try
        {
            _fault = null;
            _screens = await Screens.ListAsync(Actor, Alive);
        }
        catch (Exception exception) when (exception is not AccessDeniedException && Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
        }
    }

    private async Task RevokeAsync(Screen screen)
    {
        var question = new Confirmation(Texts.Of("administration.screens.revoke.question", screen.Name), Texts["administration.screens.revoke.effect"], Texts["administration.screens.revoke"]);
        if (_dialog is null || !await _dialog.AskAsync(question))
            return;
        try
        {
            var answer = await Screens.RevokeAsync(Actor, screen.Id, Alive);
            await LoadAsync();
            if (answer.Result != AccessResult.Done)
                _fault = answer.Statement;
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
        }
    }
}
