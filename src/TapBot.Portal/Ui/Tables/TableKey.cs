namespace TapBot.Portal.Ui.Tables;

/// <summary>A key that was pressed on a row and that the table itself has no use for.</summary>
/// <param name="Item">The row.</param>
/// <param name="Key">The key as browsers name it: <c>l</c>, <c>Delete</c>.</param>
public sealed record TableKey<TItem>(TItem Item, string Key);
