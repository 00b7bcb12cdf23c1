namespace TapBot.Core.Databases;

/// <summary>A statement that has just run and is to be remembered.</summary>
/// <param name="Text">As it was sent.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Rows">How many rows it changed or brought.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="SqlState">The server's code.</param>
internal sealed record PastEntry(string Text, DateTimeOffset At, TimeSpan Took, long? Rows, StatementOutcome Outcome, string? SqlState);
