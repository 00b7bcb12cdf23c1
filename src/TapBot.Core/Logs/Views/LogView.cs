namespace TapBot.Core.Logs;

/// <summary>A way to look at logs that somebody keeps: which, filtered how.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Query">The query of the address that shows it, without the question mark. It holds no right: whoever opens it sees what they may see.</param>
/// <param name="SavedAt">When it was saved, or saved again.</param>
public sealed record LogView(string Id, string Name, string Query, DateTimeOffset SavedAt);
