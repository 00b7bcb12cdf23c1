namespace TapBot.Portal.Ui.Tables;

/// <summary>One line of a table: a heading or an item.</summary>
internal readonly record struct TableRow<TItem>(TableGroup? Group, TItem? Item, int Index);
