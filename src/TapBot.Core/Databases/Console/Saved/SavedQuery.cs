namespace TapBot.Core.Databases;

/// <summary>A text that somebody keeps under a name, for one instance.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Owner">The user name of whoever saved it.</param>
/// <param name="IsOwn">True when that is the one who asks.</param>
/// <param name="IsShared">True when all who may use the console of the instance see it.</param>
/// <param name="Description">What it is for; null when nobody said.</param>
/// <param name="Database">The database of the instance that it is for; null for that of the log-in.</param>
/// <param name="Start">The first <see cref="SavedQueries.StartLength"/> characters of the text.</param>
/// <param name="Characters">How long the text is.</param>
/// <param name="Text">The text; null in a list.</param>
/// <param name="SavedAt">When it was saved last, UTC.</param>
public sealed record SavedQuery(string Name, string Owner, bool IsOwn, bool IsShared, string? Description, string? Database, string Start, int Characters, string? Text, DateTimeOffset SavedAt);
