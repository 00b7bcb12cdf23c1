using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Where people write statements and see what comes of them. The texts lie in the store; what has run is this page's alone and ends with it.</summary>
public sealed partial class ConsoleView
{
    private const string Try = "try", Explain = "explain", Analyse = "analyse", RunKeys = "Ctrl+Enter", RunAllKeys = "Ctrl+Shift+Enter", PastKeys = "Alt+H";

    private IReadOnlyList<ConsoleTab>? _tabs;
    private ConsoleTab? _tab;
    private SqlEditor? _editor;
    private ConfirmDialog? _confirm;
    private string? _handled;
    private string _home = "";
    private bool _denied;
    private WriteMode? _mode;
    private QueryRun? _run;
    private QueryRun? _running;
    private QueryIdentity? _identity, _reader;
    private QueryEnd? _end;
    private string? _problem;
    private bool _busy, _toEditor;
    private int _runs;
    private string? _list;
    private IReadOnlyList<SqlStatement> _script = [];
    private readonly List<ConsoleResult> _results = [];
    private readonly Dictionary<string, long> _oids = new(StringComparer.Ordinal);

    [Inject] public required DatabaseConsole Console { get; init; }

    [Inject] public required ConsoleTabs Tabs { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Parameter, EditorRequired] public required DatabaseInstance Instance { get; set; }

    [Parameter] public string? TabId { get; set; }

    /// <summary>The list that is open beside the text.</summary>
    [Parameter] public string? List { get; set; }

    protected override async Task OnActorKnownAsync()
    {
        await ListAsync();
        Run(LookAsync);
    }

    protected override async Task OnParametersSetAsync()
    {
        (_toEditor, _list) = (_toEditor || (_list is not null && List is null), List);
        if (!ActorKnown)
            return;
        // The instance tells news every few seconds, and at once when rights have changed: who has lost this one sees neither texts nor lists any more.
        _denied = !await Guard.AllowsAsync(Actor, Permission.ReadSql, Instance.Scope, Alive);
        if (!_denied && (_tabs is null || TabId != _handled))
            await ListAsync();
    }

    /// <summary>Whoever closes the list goes on in the text.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toEditor || _editor is null)
            return;
        _toEditor = false;
        try
        {
            await _editor.FocusAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
        }
    }

    protected override async ValueTask DisposeCoreAsync() => await LetGoAsync();

    private async Task ListAsync()
    {
        _handled = TabId;
        try
        {
            var tabs = await Tabs.ListAsync(Actor, Instance, Alive);
            if (tabs.Count == 0 && (await Tabs.SaveAsync(Actor, Instance, NewId(), "1", null, "", null, Alive)).Tab is { } first)
                tabs = [first];
            _tabs = tabs;
            _tab = tabs.FirstOrDefault(t => t.Id == (TabId ?? _tab?.Id)) ?? tabs.LastOrDefault();
            _home = Console.HomeOf(Instance.Name) ?? "";
            _mode = Console.WriteModeOf(Actor, Instance.Name);
        }
        catch (AccessDeniedException)
        {
            _denied = true;
        }
    }

    /// <summary>Whether the log-in is a superuser is said before anything runs; where nobody can look, the run says so.</summary>
    private async Task LookAsync(CancellationToken token)
    {
        try
        {
            _reader = _denied ? null : await Console.ReaderAsync(Actor, Instance, token);
            StateHasChanged();
        }
        catch (Exception exception) when (Problems.Of(exception) is not null)
        {
        }
    }

    private IEnumerable<string> Databases(ConsoleTab tab) =>
        (Instance.Metrics?.Databases.Select(d => d.Name) ?? []).Append(tab.Database ?? _home).Distinct().Order(StringComparer.OrdinalIgnoreCase);

    private Task AddAsync() => PutAsync(new ConsoleDraft(null, _tab?.Database, ""));

    /// <summary>Puts a text into a tab of its own: what is being written stays, and nothing is run.</summary>
    private Task PutAsync(ConsoleDraft draft) => TrySayAsync(async () =>
    {
        var title = draft.Title ?? (_tabs!.Count + 1).ToString(System.Globalization.CultureInfo.CurrentCulture);
        var (made, flaw) = await Tabs.SaveAsync(Actor, Instance, NewId(), title, draft.Database, draft.Text, null, Alive);
        _problem = flaw is null ? null : Texts.Say(flaw);
        if (made is not null)
            Navigation.NavigateTo(PortalUrls.DatabaseConsole(Instance.Name, made.Id));
    });

    private Task ChangeAsync(string? title = null, string? database = null) => TrySayAsync(async () =>
    {
        var (saved, flaw) = await Tabs.SaveAsync(Actor, Instance, _tab!.Id, string.IsNullOrWhiteSpace(title) ? null : title, database, null, null, Alive);
        _problem = flaw is null ? null : Texts.Say(flaw);
        _tab = saved ?? _tab;
        _tabs = await Tabs.ListAsync(Actor, Instance, Alive);
    });

    private Task RemoveAsync() => TrySayAsync(async () =>
    {
        var tab = _tab!;
        if (await _confirm!.AskAsync(new Confirmation(Texts.Of("console.tab.removeQuestion", tab.Title), Texts["console.tab.removeEffect"], Texts["console.tab.remove"])))
        {
            await Tabs.RemoveAsync(Actor, Instance, tab.Id, Alive);
            _tab = null;
            Navigation.NavigateTo(PortalUrls.DatabaseConsole(Instance.Name, _tabs!.Last(t => t.Id != tab.Id).Id));
        }
    });

    private async Task TrySayAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _problem = Texts.Say(known.Reason);
        }
    }

    /// <summary>What is chosen in the editor, or all of it, as it is saved.</summary>
    private async Task<ConsoleDraft?> ChosenAsync()
    {
        if (_editor is null || _tab is null || await _editor.ChosenAsync() is not { } choice)
            return null;
        if (await Tabs.FindAsync(Actor, Instance, _tab.Id, Alive) is not { Text: { } text } tab || tab.SavedAt != choice.Known)
            return null;
        var (from, to) = (Math.Clamp(choice.From, 0, text.Length), Math.Clamp(choice.To, 0, text.Length));
        return new ConsoleDraft(null, tab.Database, from < to ? text[from..to] : text);
    }

    private string ListHref(string list) => PortalUrls.DatabaseConsole(Instance.Name, _tab!.Id, List == list ? null : list);

    /// <summary>What ran as one role is not shown below the sign of another.</summary>
    private async Task WriteModeChanged()
    {
        var mode = Console.WriteModeOf(Actor, Instance.Name);
        if (mode == _mode)
            return;
        _mode = mode;
        await LetGoAsync();
    }

    /// <summary>The editor saves its text, and then says what is chosen in it.</summary>
    private async Task AskAsync(string way, bool all)
    {
        if (_editor is not null)
            await _editor.RunAsync(all, way);
    }

    private Task RunAsync(SqlChoice choice)
    {
        if (!_busy)
            Run(async token => await RunAsync(choice, token));
        return Task.CompletedTask;
    }

    private async Task RunAsync(SqlChoice choice, CancellationToken token)
    {
        (_busy, _problem) = (true, null);
        QueryRun? run = null;
        try
        {
            await LetGoAsync();
            var (shown, tab) = (_mode, await Tabs.FindAsync(Actor, Instance, _tab!.Id, token));
            _mode = Console.WriteModeOf(Actor, Instance.Name);
            // Nothing runs otherwise than the page has promised, and nothing that is not on the page.
            if (shown != _mode || tab is null || tab.SavedAt != choice.Known)
            {
                _problem = Texts[shown != _mode ? "console.modeChanged" : tab is null ? "console.tab.gone" : "console.tab.elsewhere"];
                return;
            }
            var request = ConsoleChoice.Request(tab.Text ?? "", choice, choice.Way switch { Explain => PlanReading.Prefix(false), Analyse => PlanReading.Prefix(true), _ => "" }) with
            {
                Database = tab.Database ?? _home,
                Mode = _mode is null ? QueryMode.Read : QueryMode.Write,
                RollBack = choice.Way != SqlChoice.Run,
                Oid = _oids.TryGetValue(tab.Database ?? _home, out var oid) ? oid : null,
            };
            _script = request.Statements;
            StateHasChanged();
            if (await ConfirmedAsync(request) is not { } confirmed)
                return;
            _running = _run = run = await Console.BeginAsync(Actor, Instance, request with { Confirmed = confirmed }, token);
            _identity = run.Identity;
            _reader = request.Mode == QueryMode.Read ? run.Identity : _reader;
            _oids[request.Database] = _identity.Oid;
            StateHasChanged();
            await foreach (var result in run.ResultsAsync(token))
            {
                _results.Add(new ConsoleResult(result));
                StateHasChanged();
            }
            _end = run.End;
            _problem = run.EndError is { } failed ? Texts.Say(failed.Reason) : null;
        }
        catch (Exception exception) when (Problems.Of(exception) is { } known)
        {
            _problem = Texts.Say(known.Reason);
            if (known.Reason.Code == "console.refused.superuserReader")
                await LookAsync(token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested && run != _run)
        {
            // It was let go meanwhile: write mode has ended, or another run has begun.
        }
        finally
        {
            (_busy, _running, _runs) = (false, null, _runs + 1);
            StateHasChanged();
        }
    }

    /// <summary>The names that the person typed for what cannot be taken back; null when they thought better of it.</summary>
    private async Task<IReadOnlyList<string>?> ConfirmedAsync(QueryRequest request)
    {
        var names = new List<string>();
        foreach (var (meaning, name) in DatabaseConsole.NamesToType(request, Instance))
        {
            var question = new Confirmation(Texts.Of("console.confirm.question", meaning.Verb.ToUpperInvariant(), name, request.Database), Texts["console.effect." + meaning.Effect], Texts["console.runAndCommit"]) { TypedName = name };
            if (!await _confirm!.AskAsync(question))
                return null;
            names.Add(name);
        }
        return names;
    }

    private async Task PointAsync(int position)
    {
        if (_editor is not null)
            await _editor.PointAsync(position);
    }

    private async Task LetGoAsync()
    {
        var run = _run;
        (_run, _running, _identity, _end, _script) = (null, null, null, null, []);
        _results.Clear();
        if (run is not null)
            await run.DisposeAsync();
    }

    private static string NewId() => Guid.NewGuid().ToString("n");
}
