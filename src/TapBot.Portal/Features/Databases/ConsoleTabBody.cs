namespace TapBot.Portal.Features.Databases;

/// <summary>A text of the console, or the parts of it that have changed.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Database">The database of the instance that it is for.</param>
/// <param name="Text">The text.</param>
/// <param name="Known">The savedAt of the state that was changed: 409 when there is another by now. Without it, whatever is there is overwritten, and what is not there is made.</param>
public sealed record ConsoleTabBody(string? Title = null, string? Database = null, string? Text = null, DateTimeOffset? Known = null);
