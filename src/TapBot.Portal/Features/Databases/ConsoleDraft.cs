namespace TapBot.Portal.Features.Databases;

/// <summary>A text on its way into the console or out of it.</summary>
/// <param name="Title">What it is called; null when it has no name.</param>
/// <param name="Database">The database of the instance that it is for; null for that of the log-in.</param>
/// <param name="Text">The text.</param>
public sealed record ConsoleDraft(string? Title, string? Database, string Text);
