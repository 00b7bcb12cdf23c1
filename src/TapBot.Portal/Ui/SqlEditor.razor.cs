using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui;

/// <summary>
/// An editor of SQL whose text lies behind an address, from which the browser fetches it and where it saves it while somebody types. The circuit hears only from where to where is chosen when it is to be run.
/// </summary>
public sealed partial class SqlEditor
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<SqlEditor>? _self;
    private string? _opened, _completes;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>Where the text is fetched and saved, relative to the base of the page.</summary>
    [Parameter, EditorRequired] public required string Address { get; set; }

    /// <summary>Where names to complete come from, relative to the base of the page; null offers keywords only.</summary>
    [Parameter] public string? Names { get; set; }

    /// <summary>Asked for by its keys: the text is saved by then.</summary>
    [Parameter, EditorRequired] public required EventCallback<SqlChoice> OnRun { get; set; }

    /// <summary>Runs what is chosen, or the statement at the cursor, or all of it, in a way that comes back with it.</summary>
    public ValueTask RunAsync(bool all, string way) => CallAsync("run", all, way);

    /// <summary>Puts the cursor to a character of the text.</summary>
    public ValueTask PointAsync(int at) => CallAsync("point", at);

    /// <summary>What is chosen in the text, which is saved by then; null when it cannot be saved.</summary>
    public async ValueTask<SqlChoice?> ChosenAsync() => _editor is null ? null : await _editor.InvokeAsync<SqlChoice?>("chosen", Alive);

    /// <summary>Puts the cursor into the text.</summary>
    public ValueTask FocusAsync() => CallAsync("focus");

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task RunFrom(int from, int to, bool all, string way, DateTimeOffset? known) => OnRun.InvokeAsync(new SqlChoice(from, to, all, way, known));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _module = await Js.ImportAsync("Ui/SqlEditor.razor.js", Alive);
                _self = DotNetObjectReference.Create(this);
                _editor = await _module.InvokeAsync<IJSObjectReference>("create", Alive, _root, _self, new
                {
                    name = Texts["ui.editor.name"],
                    placeholder = Texts["ui.editor.placeholder"],
                    saved = Texts["ui.editor.saved"],
                    changed = Texts["ui.editor.changed"],
                    notSaved = Texts["ui.editor.notSaved"],
                    notOpened = Texts["ui.editor.notOpened"],
                    conflict = "",
                });
            }
            if (_editor is not null && _opened != Address)
                await _editor.InvokeVoidAsync("open", Alive, _opened = Address);
            if (_editor is not null && Names is not null && _completes != Names)
                await _editor.InvokeVoidAsync("complete", Alive, _completes = Names);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
        }
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _editor.LetGoAsync("dispose");
        await _module.LetGoAsync();
        _self?.Dispose();
    }

    private async ValueTask CallAsync(string name, params object[] arguments)
    {
        if (_editor is not null)
            await _editor.InvokeVoidAsync(name, Alive, arguments);
    }
}
