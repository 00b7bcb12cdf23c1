using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Confirming;

namespace TapBot.Portal.Features.Administration;

/// <summary>One person beside the list: what they may do, whether they may come in.</summary>
public sealed partial class UserPanel
{
    private ConfirmDialog? _dialog;
    private Rights? _known;
    private List<GrantDraft> _drafts = [];
    private string? _password;
    private bool _touched;
    private bool _busy;
    private Phrase? _fault;
    private Phrase? _done;

    [Inject] public required People People { get; init; }

    [Inject] public required StepUpDesk StepUp { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The person as last read; null when there is nobody of the name.</summary>
    [Parameter, EditorRequired] public required Person? Person { get; set; }

    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The list without the panel.</summary>
    [Parameter, EditorRequired] public required string CloseHref { get; set; }

    /// <summary>Something was changed: the list is to be read again.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>What is read again replaces what stands in the form only while nobody has touched it.</summary>
    protected override void OnParametersSet()
    {
        if (Person is not { } person || _touched || (_known is { } known && known.SameAs(person.Rights)))
            return;
        (_known, _drafts) = (person.Rights, GrantDraft.Of(person.Rights));
    }

    private void Reset()
    {
        (_touched, _known, _fault) = (false, null, null);
        OnParametersSet();
    }

    private async Task SaveAsync()
    {
        var rights = GrantDraft.ToRights(_drafts);
        if (await DoAsync(() => People.ChangeAsync(Actor, Name, new PersonChange(rights.Grants, rights.Permissions), Alive)))
            Reset();
    }

    private async Task SetPasswordAsync()
    {
        if (await AskAsync("administration.users.setPassword") && await DoAsync(() => People.SetPasswordAsync(Actor, Name, _password ?? "", Alive)))
            _password = null;
    }

    private async Task ToggleAsync()
    {
        var disable = Person is { Disabled: false };
        if (!disable || await AskAsync("administration.users.disable"))
            await DoAsync(() => People.ChangeAsync(Actor, Name, new PersonChange(Disabled: disable), Alive));
    }

    private async Task DeleteAsync()
    {
        if (Person is { UserName: var name } && await AskAsync("administration.users.delete", name) && await DoAsync(() => People.DeleteAsync(Actor, name, Alive)))
            Navigation.NavigateTo(CloseHref);
    }

    private Task<bool> AskAsync(string key, string? typed = null) => _dialog is { } dialog
        ? dialog.AskAsync(new Confirmation(Texts.Of(key + ".question", Name), Texts[key + ".effect"], Texts[key]) { TypedName = typed })
        : Task.FromResult(false);

    private async Task<bool> DoAsync(Func<Task<PersonAnswer>> change)
    {
        (_busy, _fault, _done) = (true, null, null);
        try
        {
            if (!await StepUp.EnsureAsync(Actor, Alive))
                return false;
            var answer = await change();
            if (answer.Result != AccessResult.Done)
            {
                _fault = answer.Statement;
                return false;
            }
            _done = answer.Statement;
            await Changed.InvokeAsync();
            return true;
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
            return false;
        }
        finally
        {
            _busy = false;
        }
    }
}
