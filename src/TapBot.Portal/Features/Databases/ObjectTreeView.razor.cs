using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>A tree of objects, or a flat list of those that were found: drawn only where it is looked at, walked through by keys. It keeps no data.</summary>
public sealed partial class ObjectTreeView
{
    private const int RowHeight = 30;
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(900);

    private readonly string _id = "o" + Guid.NewGuid().ToString("N")[..8];
    private List<ObjectTreeRow> _rows = [];
    private ElementReference _tree;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ObjectTreeView>? _self;
    private string? _active;
    private string? _revealed;
    private string _typed = "";
    private DateTimeOffset _typedAt;

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required Format Format { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>The lines, top to bottom.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ObjectTreeRow> Rows { get; set; }

    /// <summary>What the tree shows, for screen readers.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The line whose object is looked at.</summary>
    [Parameter] public string? SelectedKey { get; set; }

    /// <summary>Shows of what kind each object is: where no heading says it.</summary>
    [Parameter] public bool WithKind { get; set; }

    /// <summary>A line was chosen by a click or by Enter.</summary>
    [Parameter] public EventCallback<ObjectTreeRow> OnChoose { get; set; }

    /// <summary>A line is to be opened or closed.</summary>
    [Parameter] public EventCallback<ObjectTreeRow> OnToggle { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_rows, Rows))
            return;
        _rows = Rows as List<ObjectTreeRow> ?? [.. Rows];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.ImportAsync("Features/Databases/ObjectTreeView.razor.js", Alive);
            _self = DotNetObjectReference.Create(this);
            await _module.InvokeVoidAsync("attach", Alive, _tree, _self);
        }
        if (SelectedKey is { } selected && selected != _revealed && IndexOf(selected) is >= 0 and var at && _module is not null)
        {
            (_revealed, _active) = (selected, selected);
            await RevealAsync(at);
            StateHasChanged();
        }
    }

    protected override ValueTask DisposeCoreAsync()
    {
        _self?.Dispose();
        return _module.LetGoAsync();
    }

    /// <summary>A key was pressed while the tree itself had the focus; called by the script beside this component.</summary>
    [JSInvokable]
    public async Task OnKeyAsync(string key)
    {
        var at = _active is null ? -1 : IndexOf(_active);
        var typed = key.Length == 1 ? Type(key) : _typed = "";
        if (typed.Length > 0)
            await MoveAsync(ObjectTreeKeys.Find(_rows, at, typed, r => ObjectWords.Label(Texts, r)));
        else if (key == "Enter" && at >= 0)
            await ChooseAsync(_rows[at]);
        else if (at >= 0 && ObjectTreeKeys.Toggles(_rows[at], key))
            await ToggleAsync(_rows[at]);
        else
            await MoveAsync(ObjectTreeKeys.Next(_rows, at, key));
        StateHasChanged();
    }

    private string Type(string key)
    {
        var now = Time.GetUtcNow();
        _typed = now - _typedAt < Typing ? _typed + key : key;
        _typedAt = now;
        return _typed;
    }

    private async Task MoveAsync(int? to)
    {
        if (to is not { } index)
            return;
        _active = _rows[index].Key;
        await RevealAsync(index);
    }

    private async Task RevealAsync(int index)
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("reveal", Alive, _tree, index * RowHeight, RowHeight);
    }

    /// <summary>What has an object shows it; a heading opens and closes.</summary>
    private Task ChooseAsync(ObjectTreeRow row)
    {
        _active = row.Key;
        if (row.Object is null)
            return ToggleAsync(row);
        _revealed = row.Key;
        return OnChoose.InvokeAsync(row);
    }

    private Task ToggleAsync(ObjectTreeRow row)
    {
        _active = row.Key;
        return row.IsOpen is null ? ChooseAsync(row) : OnToggle.InvokeAsync(row);
    }

    private string ClassOf(ObjectTreeRow row) => $"row{(row.Key == SelectedKey ? " sel" : "")}{(row.Key == _active ? " active" : "")}{(row.Object is { IsClosed: true } ? " faint" : "")}";

    private int IndexOf(string key) => _rows.FindIndex(r => r.Key == key);

    /// <summary>Names of databases and schemas may hold anything, and an identifier of HTML no space.</summary>
    private string IdOf(string key) => $"{_id}-{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key))}";
}
