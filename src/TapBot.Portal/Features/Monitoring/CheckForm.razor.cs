using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Operations;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The form that adds a check or changes one that was added here. What was typed stays until it is kept.</summary>
public sealed partial class CheckForm
{
    private const string Example = "https://example.com/health", PathExample = "status";

    private CheckDraft? _draft;
    private IReadOnlyList<string> _servers = [];
    private Phrase? _fault, _hindrance;
    private bool _busy;

    [Inject] public required CheckReader Reader { get; init; }

    [Inject] public required OperationRunner Runner { get; init; }

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>The check that is changed; null for a new one.</summary>
    [Parameter] public string? Check { get; set; }

    /// <summary>The address of the page without the form.</summary>
    [Parameter, EditorRequired] public required string CloseHref { get; set; }

    /// <summary>It was added or changed.</summary>
    [Parameter] public EventCallback<string> Kept { get; set; }

    protected override async Task OnActorKnownAsync()
    {
        if (!await Guard.AllowsAsync(Actor, Permission.Administer, Scope.Portal, Alive))
        {
            _hindrance = Phrase.Of("monitoring.checks.form.denied");
            return;
        }
        _servers = [.. (await Reader.ServersAsync(Actor, Alive)).Select(s => s.Value)];
        var plan = Check is { } name ? await Reader.PlanAsync(Actor, name, Alive) : null;
        _hindrance = Check is null ? null
            : plan is null ? CheckReader.Missing(Check)
            : plan.Origin is CheckOrigin.Configuration ? Phrase.Of("monitoring.checks.isConfigured", ("check", plan.Name))
            : null;
        _draft = _hindrance is not null ? null : plan is null ? new CheckDraft() : CheckDraft.Of(plan);
    }

    private async Task SaveAsync()
    {
        if (_busy || _draft is not { } draft)
            return;
        (_busy, _fault) = (true, null);
        try
        {
            var run = await Runner.StartAsync(Actor, draft.Operation(Check is null), null, Alive);
            if (await run.Completion.WaitAsync(Alive) is Outcome.Done)
            {
                Desk.Show(run);
                await Kept.InvokeAsync(run.View.Target);
            }
            else
            {
                _fault = run.View.Outcome!.Statement;
            }
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
        }
        finally
        {
            _busy = false;
        }
    }
}
