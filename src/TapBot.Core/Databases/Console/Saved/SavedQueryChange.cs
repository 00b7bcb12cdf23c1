namespace TapBot.Core.Databases;

/// <summary>What is to be saved; a member that is null stays as it was.</summary>
/// <param name="Text">The text; a new one needs it.</param>
/// <param name="Database">The database that it is for.</param>
/// <param name="Description">What it is for; empty for nothing.</param>
/// <param name="IsShared">True to show it to all who may use the console of the instance.</param>
public sealed record SavedQueryChange(string? Text = null, string? Database = null, string? Description = null, bool? IsShared = null);
