namespace TapBot.Core.Databases;

/// <summary>A text that somebody writes for one instance.</summary>
/// <param name="Id">32 hexadecimal digits, chosen by whoever makes it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Database">The database of the instance that it is for; null for that of the log-in.</param>
/// <param name="Text">The text; null in a list.</param>
/// <param name="SavedAt">When its text was last saved, UTC, to the millisecond: also what tells one state of it from another.</param>
public sealed record ConsoleTab(string Id, string Title, string? Database, string? Text, DateTimeOffset SavedAt);
