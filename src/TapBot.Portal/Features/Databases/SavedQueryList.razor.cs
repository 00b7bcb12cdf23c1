using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Queries that are kept for an instance, one's own and those that others show. One that is chosen goes into a text of its own; nothing is run.</summary>
public sealed partial class SavedQueryList
{
    private IReadOnlyList<SavedQuery>? _queries;
    private string? _search, _name, _description;
    private bool _naming, _shared, _busy, _isAdministrator;
    private Phrase? _fault;
    private ConfirmDialog? _confirm;

    [Inject] public required SavedQueries Saved { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    /// <summary>What stands in the editor, as far as it is saved; null when it is not.</summary>
    [Parameter, EditorRequired] public required Func<Task<ConsoleDraft?>> Chosen { get; set; }

    [Parameter, EditorRequired] public required EventCallback<ConsoleDraft> OnTake { get; set; }

    private bool Replaces => _queries?.Any(q => q.IsOwn && q.Name == _name?.Trim()) == true;

    private IReadOnlyList<SavedQuery> Shown => [.. (_queries ?? [])
        .Where(q => string.IsNullOrWhiteSpace(_search) || $"{q.Name}\n{q.Description}\n{q.Owner}\n{q.Start}".Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase))];

    protected override async Task OnActorKnownAsync()
    {
        _isAdministrator = await Guard.AllowsAsync(Actor, Permission.Administer, Scope.Portal, Alive);
        await LoadAsync();
    }

    private Task LoadAsync() => TryAsync(async () => _queries = await Saved.ListAsync(Actor, Instance, Alive));

    private Task SaveAsync() => TryAsync(async () =>
    {
        if (await Chosen() is not { } draft)
        {
            _fault = Phrase.Of("console.saved.notSaved");
            return;
        }
        // What is left empty stays as it was, when there is one of that name.
        (_, _fault) = await Saved.SaveAsync(Actor, Instance, _name ?? "", new SavedQueryChange(draft.Text, draft.Database, string.IsNullOrWhiteSpace(_description) ? null : _description, _shared ? true : null), null, Alive);
        if (_fault is null)
            (_naming, _name, _description, _shared, _search) = (false, null, null, false, null);
        _queries = await Saved.ListAsync(Actor, Instance, Alive);
    });

    private Task TakeAsync(SavedQuery query) => TryAsync(async () =>
    {
        if (await Saved.FindAsync(Actor, Instance, query.Name, OwnerOf(query), Alive) is { Text: { } text } whole)
            await OnTake.InvokeAsync(new ConsoleDraft(whole.Name, whole.Database, text));
        else
            _fault = Phrase.Of("console.saved.gone");
    });

    private Task ShareAsync(SavedQuery query) => TryAsync(async () =>
    {
        (_, _fault) = await Saved.SaveAsync(Actor, Instance, query.Name, new SavedQueryChange(IsShared: !query.IsShared), OwnerOf(query), Alive);
        _queries = await Saved.ListAsync(Actor, Instance, Alive);
    });

    private async Task RemoveAsync(SavedQuery query)
    {
        var effect = Texts[query.IsShared ? "console.saved.removeSharedEffect" : "console.saved.removeEffect"];
        if (await _confirm!.AskAsync(new Confirmation(Texts.Of("console.saved.removeQuestion", query.Name), effect, Texts["console.saved.remove"])))
            await TryAsync(async () =>
            {
                await Saved.RemoveAsync(Actor, Instance, query.Name, OwnerOf(query), Alive);
                _queries = await Saved.ListAsync(Actor, Instance, Alive);
            });
    }

    private async Task TryAsync(Func<Task> act)
    {
        (_busy, _fault) = (true, null);
        try
        {
            await act();
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _fault = known.Reason;
            if (exception is AccessDeniedException && !await Guard.AllowsAsync(Actor, Permission.ReadSql, Instance.Scope, Alive))
                _queries = null;
        }
        finally
        {
            _busy = false;
        }
    }

    private static string? OwnerOf(SavedQuery query) => query.IsOwn ? null : query.Owner;
}
