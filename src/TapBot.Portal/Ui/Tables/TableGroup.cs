namespace TapBot.Portal.Ui.Tables;

/// <summary>The heading above rows that belong together.</summary>
/// <param name="Key">What makes it this group; rows with an equal key stand under one heading.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Note">A few words behind the title.</param>
/// <param name="Last">Stands behind all other groups, whatever its title.</param>
public sealed record TableGroup(string Key, string Title, string? Note = null, bool Last = false);
