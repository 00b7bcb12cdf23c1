using Microsoft.AspNetCore.Components;

namespace TapBot.Portal.Ui.Tables;

/// <summary>One column of a <see cref="DataTable{TItem}"/>, written between its <c>Columns</c> tags.</summary>
public sealed class DataColumn<TItem> : ComponentBase
    where TItem : notnull
{
    /// <summary>Stable name, used to remember the reader's choice.</summary>
    [Parameter, EditorRequired] public required string Key { get; set; }

    /// <summary>The heading.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>What stands in a row.</summary>
    [Parameter, EditorRequired] public required RenderFragment<TItem> ChildContent { get; set; }

    /// <summary>The value to sort by; null when sorting by this column makes no sense.</summary>
    [Parameter] public Func<TItem, IComparable?>? SortBy { get; set; }

    /// <summary>Width in CSS, for example <c>120px</c>; columns without one share what is left.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>Figures stand to the right.</summary>
    [Parameter] public bool Right { get; set; }

    /// <summary>Not shown until the reader asks for it.</summary>
    [Parameter] public bool HiddenAtFirst { get; set; }

    /// <summary>Cannot be hidden.</summary>
    [Parameter] public bool Always { get; set; }

    /// <summary>1 stays on a phone, 2 goes below 720 px, 3 below 1,100 px of table width.</summary>
    [Parameter] public int Priority { get; set; } = 1;

    [CascadingParameter] internal DataTable<TItem>? Table { get; set; }

    internal string CellClass => (Right ? "right p" : "p") + Priority;

    protected override void OnInitialized() => Table?.Add(this);
}
