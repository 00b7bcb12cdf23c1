using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Tables;

/// <summary>
/// A list of things: sorted, grouped, ticked, walked through by keys, drawn only where it is looked at. It keeps no data: the page gives the items again when
/// they have changed. Rows are 34 px high.
/// </summary>
public sealed partial class DataTable<TItem>
{
    private const int RowHeight = 34;
    private static readonly IReadOnlySet<string> NoKeys = new HashSet<string>();

    private readonly string _id = "t" + Guid.NewGuid().ToString("N")[..8];
    private readonly List<DataColumn<TItem>> _columns = [];
    private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
    private readonly TableSelection _selection = new();
    private IReadOnlyList<TableRow<TItem>> _rows = [];
    private IReadOnlyList<string> _seen = [];
    private TablePreferences _preferences = TablePreferences.None;
    private Virtualize<TableRow<TItem>>? _virtualize;
    private ElementReference _scroller;
    private IJSObjectReference? _module;
    private DotNetObjectReference<DataTable<TItem>>? _self;
    private string? _active;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>What is listed.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<TItem> Items { get; set; }

    /// <summary>What makes a row this row; also spoken as its name by screen readers.</summary>
    [Parameter, EditorRequired] public required Func<TItem, string> Key { get; set; }

    /// <summary>What the table lists, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Under which name the browser remembers columns and order.</summary>
    [Parameter, EditorRequired] public required string StorageKey { get; set; }

    /// <summary>The columns, as <see cref="DataColumn{TItem}"/>.</summary>
    [Parameter, EditorRequired] public required RenderFragment Columns { get; set; }

    /// <summary>The key of the column sorted by until the reader chooses another.</summary>
    [Parameter] public string? SortedBy { get; set; }

    [Parameter] public Func<TItem, TableGroup?>? GroupBy { get; set; }

    /// <summary>Stands in the actions cell of a heading; needs <see cref="Actions"/>.</summary>
    [Parameter] public RenderFragment<TableGroup>? GroupActions { get; set; }

    /// <summary>Yellow and red rows are tinted.</summary>
    [Parameter] public Func<TItem, LightColour>? Attention { get; set; }

    /// <summary>The last cell: the most-used action, and the rest in one <see cref="Menu"/>.</summary>
    [Parameter] public RenderFragment<TItem>? Actions { get; set; }

    [Parameter] public string ActionsWidth { get; set; } = "180px";

    /// <summary>The same on a phone; what has no room there carries the class <c>p2</c>.</summary>
    [Parameter] public string ActionsWidthNarrow { get; set; } = "108px";

    [Parameter] public RenderFragment? Toolbar { get; set; }

    [Parameter] public RenderFragment? ToolbarEnd { get; set; }

    /// <summary>Takes the place of the toolbar while rows are ticked.</summary>
    [Parameter] public RenderFragment<IReadOnlyList<TItem>>? BulkActions { get; set; }

    [Parameter] public RenderFragment? Empty { get; set; }

    [Parameter] public bool Selectable { get; set; }

    /// <summary>The keys of the ticked rows.</summary>
    [Parameter] public IReadOnlySet<string> Selected { get; set; } = NoKeys;

    [Parameter] public EventCallback<IReadOnlySet<string>> SelectedChanged { get; set; }

    /// <summary>The key of the row whose details are open.</summary>
    [Parameter] public string? OpenKey { get; set; }

    /// <summary>A row was clicked, or Enter pressed on it.</summary>
    [Parameter] public EventCallback<TItem> OnOpen { get; set; }

    /// <summary>Another key was pressed on a row.</summary>
    [Parameter] public EventCallback<TableKey<TItem>> OnKey { get; set; }

    /// <summary>The rows on the screen (and a few around them) are others than before. Not an event: scrolling must not draw the page anew.</summary>
    [Parameter] public Func<IReadOnlyList<TItem>, Task>? OnSeen { get; set; }

    private IEnumerable<DataColumn<TItem>> Shown => _columns.Where(IsShown);

    private IReadOnlyList<TItem> SelectedItems => [.. Items.Where(i => Selected.Contains(Key(i)))];

    internal void Add(DataColumn<TItem> column) => _columns.Add(column);

    protected override async Task OnParametersSetAsync() => await ArrangeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.ImportAsync("Ui/Tables/DataTable.razor.js", Alive);
        _self = DotNetObjectReference.Create(this);
        await _module.InvokeVoidAsync("attach", Alive, _scroller, _self);
        _preferences = await _module.InvokeAsync<TablePreferences?>("load", Alive, StorageKey) ?? TablePreferences.None;
        await ArrangeAsync();
        StateHasChanged();
    }

    protected override ValueTask DisposeCoreAsync()
    {
        _self?.Dispose();
        return _module.LetGoAsync();
    }

    private async Task ArrangeAsync()
    {
        var sort = _columns.Find(c => c.Key == (_preferences.Sort ?? SortedBy));
        _rows = TableView.Arrange(Items, sort?.SortBy, _preferences.Descending, GroupBy, _folded);
        if (_virtualize is not null)
            await _virtualize.RefreshDataAsync();
    }

    private ValueTask<ItemsProviderResult<TableRow<TItem>>> Provide(ItemsProviderRequest request)
    {
        var start = Math.Min(request.StartIndex, _rows.Count);
        var part = _rows.Skip(start).Take(request.Count).ToArray();
        Report(part);
        return ValueTask.FromResult(new ItemsProviderResult<TableRow<TItem>>(part, _rows.Count));
    }

    private void Report(IEnumerable<TableRow<TItem>> part)
    {
        if (OnSeen is not { } seen)
            return;
        var items = part.Where(r => r.Group is null).Select(r => r.Item!).ToArray();
        string[] keys = [.. items.Select(Key)];
        if (keys.SequenceEqual(_seen))
            return;
        _seen = keys;
        Run(_ => seen(items));
    }

    /// <summary>A key was pressed while the table itself had the focus; called by the script beside this component.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key, bool shift)
    {
        var at = IndexOf(_active);
        switch (key)
        {
            case "ArrowDown": await MoveAsync(at + 1, 1); break;
            case "ArrowUp": await MoveAsync(at - 1, -1); break;
            case "PageDown": await MoveAsync(Math.Min(at + 15, _rows.Count - 1), 1); break;
            case "PageUp": await MoveAsync(Math.Max(at - 15, 0), -1); break;
            case "Home": await MoveAsync(0, 1); break;
            case "End": await MoveAsync(_rows.Count - 1, -1); break;
            case "Enter" when at >= 0: await OpenAsync(_rows[at].Item!); break;
            case " " when at >= 0 && Selectable: await TickAsync(_active!, shift); break;
            default:
                if (at >= 0)
                    await OnKey.InvokeAsync(new TableKey<TItem>(_rows[at].Item!, key));
                break;
        }
        StateHasChanged();
    }

    private async Task MoveAsync(int index, int direction)
    {
        while (index >= 0 && index < _rows.Count && _rows[index].Group is not null)
            index += direction;
        if (index < 0 || index >= _rows.Count)
            return;
        _active = Key(_rows[index].Item!);
        if (_module is not null)
            await _module.InvokeVoidAsync("reveal", Alive, _scroller, index * RowHeight, RowHeight);
    }

    private async Task OpenAsync(TItem item)
    {
        _active = Key(item);
        await OnOpen.InvokeAsync(item);
    }

    private async Task SortAsync(DataColumn<TItem> column)
    {
        var again = (_preferences.Sort ?? SortedBy) == column.Key;
        _preferences = _preferences with { Sort = column.Key, Descending = again ? !_preferences.Descending : column.Right };
        await ArrangeAsync();
        await SaveAsync();
    }

    private async Task ShowAsync(DataColumn<TItem> column, bool shown)
    {
        _preferences = _preferences.With(column.Key, shown);
        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("save", Alive, StorageKey, _preferences);
    }

    private async Task FoldAsync(TableGroup group)
    {
        if (!_folded.Remove(group.Key))
            _folded.Add(group.Key);
        await ArrangeAsync();
    }

    private Task TickAsync(string key, bool reach) =>
        SelectedChanged.InvokeAsync(_selection.Toggle(Selected, [.. _rows.Where(r => r.Group is null).Select(r => Key(r.Item!))], key, reach));

    private Task TickAsync(IEnumerable<TItem> items, bool ticked) => SelectedChanged.InvokeAsync(TableSelection.Set(Selected, items.Select(Key), ticked));

    private IEnumerable<TItem> ItemsOf(TableGroup group) => Items.Where(i => GroupBy?.Invoke(i)?.Key == group.Key);

    private bool IsShown(DataColumn<TItem> column) =>
        column.Always || (column.HiddenAtFirst ? _preferences.Shown.Contains(column.Key) : !_preferences.Hidden.Contains(column.Key));

    private string? SortWord(DataColumn<TItem> column)
    {
        if (column.SortBy is null)
            return null;
        return (_preferences.Sort ?? SortedBy) != column.Key ? "none" : _preferences.Descending ? "descending" : "ascending";
    }

    private string ClassOf(TItem item, string key) => string.Join(' ',
        Attention?.Invoke(item) switch { LightColour.Red => "bad", LightColour.Yellow => "mid", _ => "" },
        Selected.Contains(key) || key == OpenKey ? "sel" : "",
        key == _active ? "active" : "");

    private int IndexOf(string? key)
    {
        for (var i = 0; key is not null && i < _rows.Count; i++)
        {
            if (_rows[i].Group is null && Key(_rows[i].Item!) == key)
                return i;
        }
        return -1;
    }

    private string RowId(string key) => $"{_id}-{key}";
}
