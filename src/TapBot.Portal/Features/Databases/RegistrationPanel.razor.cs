using Microsoft.AspNetCore.Components;
using TapBot.Core.Databases;
using TapBot.Core.Operations;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;

namespace TapBot.Portal.Features.Databases;

/// <summary>The form that registers an instance or changes one. What was typed stays until it is saved; passwords go one way only.</summary>
public sealed partial class RegistrationPanel
{
    private const string HostExample = "db.example.com";

    private RegistrationForm? _form;
    private IReadOnlyList<string> _servers = [];
    private IReadOnlyList<(string Member, Phrase Reason)> _flaws = [];
    private IReadOnlyList<LogInSeen> _seen = [];
    private Phrase? _fault;
    private bool _known, _may, _busy, _even;

    [Inject] public required Registrations Registrations { get; init; }

    [Inject] public required OperationRunner Runner { get; init; }

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required StepUpDesk StepUp { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>The registered instance to change; null for a new one.</summary>
    [Parameter] public DatabaseName? Change { get; set; }

    /// <summary>The instance that was found and is to be given log-ins; null for another.</summary>
    [Parameter] public DatabaseInstance? Found { get; set; }

    /// <summary>It was saved.</summary>
    [Parameter] public EventCallback<DatabaseName> Saved { get; set; }

    private string Title => Texts.Of(Change is null ? "databases.form.new" : "databases.form.change", Change);

    private string CloseHref => (Change ?? Found?.Name) is { } name ? PortalUrls.Database(name) : PortalUrls.Databases();

    protected override async Task OnActorKnownAsync()
    {
        _may = await Registrations.MayAsync(Actor, Alive);
        if (_may)
        {
            _servers = [.. (await Registrations.ServersAsync(Actor, Alive)).Select(s => s.Value)];
            _form = Change is { } name ? (await Registrations.FindAsync(Actor, name, Alive) is { } known ? RegistrationForm.Of(known) : null) : Found is { } found ? RegistrationForm.Of(found) : new RegistrationForm();
        }
        _known = true;
    }

    private Task TryAsync() => DoAsync(async (name, draft) =>
    {
        var trial = await Registrations.TryAsync(Actor, name, draft, Alive);
        (_seen, _flaws) = (trial.Seen, trial.Flaws);
    });

    private Task SaveAsync() => DoAsync(async (name, draft) =>
    {
        _flaws = await Registrations.FlawsAsync(Actor, name, draft, Alive);
        if (_flaws.Count > 0)
            return;
        var run = await Runner.StartAsync(Actor, Change is null ? new RegisterDatabase(name, draft, _even) : new ChangeDatabase(name, draft, _even), null, Alive);
        if (await run.Completion.WaitAsync(Alive) is Outcome.Done)
        {
            Desk.Show(run);
            await Saved.InvokeAsync(name);
        }
        else
        {
            _fault = run.View.Outcome!.Statement;
        }
    });

    private async Task DoAsync(Func<DatabaseName, DatabaseDraft, Task> what)
    {
        if (_busy || _form is not { } form)
            return;
        (_busy, _fault, _flaws, _seen) = (true, null, [], []);
        try
        {
            if (!DatabaseName.TryParse(form.Name.Trim(), null, out var name))
                _flaws = [("name", Phrase.Of("databases.registering.badName"))];
            else if (await StepUp.EnsureAsync(Actor, Alive))
                await what(name, form.ToDraft());
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

    private static string MemberOf(LogInKind kind) => kind.ToString().ToLowerInvariant();

    private string? Flaw(string member) => _flaws.FirstOrDefault(f => f.Member == member) is { Reason: { } reason } ? Texts.Say(reason) : null;

    private string? Invalid(string member) => Flaw(member) is null ? null : "true";

    private RenderFragment Error(string member) => builder =>
    {
        if (Flaw(member) is not { } flaw)
            return;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "error");
        builder.AddAttribute(2, "role", "alert");
        builder.AddContent(3, flaw);
        builder.CloseElement();
    };
}
