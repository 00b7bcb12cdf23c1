using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Confirming;

namespace TapBot.Portal.Features.Administration;

/// <summary>The reader's API tokens; for administrators those of everybody too.</summary>
public sealed partial class TokensPage
{
    private ConfirmDialog? _dialog;
    private IReadOnlyList<ApiToken>? _tokens;
    private Phrase? _fault;
    private string? _filter;
    private bool _administers;
    private bool _listedAll;

    [Inject] public required TokenRegister Tokens { get; init; }

    [Inject] public required StepUpDesk StepUp { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "all")] public string? All { get; set; }

    [SupplyParameterFromQuery(Name = "new")] public string? New { get; set; }

    private bool OfAll => All is not null && _administers;

    private IReadOnlyList<ApiToken> Shown => [.. (_tokens ?? []).Where(t => string.IsNullOrWhiteSpace(_filter)
        || $"{t.Name} {t.Owner} {t.LastFour} {RightsWords.Of(Texts, t.Rights)}".Contains(_filter.Trim(), StringComparison.CurrentCultureIgnoreCase))];

    protected override Task OnActorKnownAsync()
    {
        Run(async token =>
        {
            while (true)
            {
                var look = Guard.NextLookAsync();
                if (Sight.IsSeen || _tokens is null)
                {
                    _administers = await Guard.AllowsAsync(Actor, Permission.Administer, Scope.Portal, token);
                    await LoadAsync();
                    Draw();
                }
                await look.WaitAsync(token);
            }
        });
        return Task.CompletedTask;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ActorKnown && _tokens is not null && _listedAll != OfAll)
            await LoadAsync();
    }

    private bool IsAlive(ApiToken token) => token.IsAlive(Time.GetUtcNow());

    private string StateOf(ApiToken token) => IsAlive(token) ? "administration.tokens.valid"
        : token.RevokedAt is not null ? "administration.tokens.revoked" : "administration.tokens.expired";

    private async Task LoadAsync()
    {
        try
        {
            (_listedAll, _fault) = (OfAll, null);
            _tokens = await Tokens.ListAsync(Actor, _listedAll, Alive);
        }
        catch (Exception exception) when (exception is not AccessDeniedException && Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
        }
    }

    private async Task RevokeAsync(ApiToken token)
    {
        var question = new Confirmation(Texts.Of("administration.tokens.revoke.question", token.Name, token.Owner), Texts["administration.tokens.revoke.effect"], Texts["administration.tokens.revoke"]);
        if (_dialog is null || !await _dialog.AskAsync(question) || (token.Owner != Actor.Name && !await StepUp.EnsureAsync(Actor, Alive)))
            return;
        try
        {
            var answer = await Tokens.RevokeAsync(Actor, token.Id, Alive);
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
