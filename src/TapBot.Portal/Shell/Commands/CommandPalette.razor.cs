using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Operations;

namespace TapBot.Portal.Shell.Commands;

/// <summary>
/// Goes anywhere and does anything by a few letters. The script beside it opens and closes it and moves the choice, so that keys answer at once; what there is to choose is found here.
/// </summary>
public sealed partial class CommandPalette
{
    private const int MostTyped = 100, MostRecent = 20;

    private ElementReference _dialog;
    private IJSObjectReference? _watch;
    private DotNetObjectReference<CommandPalette>? _self;
    private IReadOnlyList<PaletteEntry>? _entries;
    private IReadOnlyList<string> _recent = [];
    private PaletteResult _result = PaletteResult.Nothing;
    private string _query = "";

    [Inject] public required IEnumerable<IPaletteSource> Sources { get; init; }

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    private string Said => _entries is null ? "" : _result.Found == 0 ? Texts["shell.palette.none"] : Texts.Of("shell.palette.found", _result.Found);

    /// <summary>It has been opened; called by the script.</summary>
    /// <param name="recent">Keys of what was chosen in this browser, the latest first.</param>
    [JSInvokable]
    public async Task OpenAsync(string[] recent)
    {
        (_query, _recent) = ("", [.. recent.Take(MostRecent)]);
        var entries = new List<PaletteEntry>();
        foreach (var source in Sources)
            entries.AddRange(await source.EntriesAsync(Actor, Alive));
        _entries = entries;
        Search(_query); // something may have been typed meanwhile
        StateHasChanged();
    }

    /// <summary>It has been closed; called by the script.</summary>
    [JSInvokable]
    public void Close()
    {
        (_entries, _result) = (null, PaletteResult.Nothing);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await Js.UseAsync("Shell/Commands/CommandPalette.razor.js", async module => _watch = await module.InvokeAsync<IJSObjectReference>("watch", Alive, _dialog, _self), Alive);
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _watch.LetGoAsync("dispose");
        _self?.Dispose();
    }

    private void Search(string? typed)
    {
        _query = (typed ?? "").Trim();
        if (_query.Length > MostTyped)
            _query = _query[..MostTyped];
        if (_entries is { } entries)
            _result = PaletteSearch.Find(entries, _query, _recent);
    }

    private async Task ChooseAsync(PaletteEntry entry)
    {
        if (entry.Operation is { } operation)
            await Desk.RequestAsync(Actor, operation, entry.Where, Alive);
        else if (entry.Href is { } href)
            Navigation.NavigateTo(href);
    }
}
