namespace TapBot.Portal.Features.Databases;

/// <summary>A query to keep, or the parts of one that have changed: what is left out stays as it was.</summary>
/// <param name="Text">The text, at most 200,000 characters; a new one needs it.</param>
/// <param name="Database">The database of the instance that it is for.</param>
/// <param name="Description">What it is for, at most 500 characters.</param>
/// <param name="IsShared">True to show it to all who may use the console of the instance.</param>
public sealed record SavedQueryBody(string? Text = null, string? Database = null, string? Description = null, bool? IsShared = null);
