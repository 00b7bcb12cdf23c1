namespace TapBot.Core.Databases;

/// <summary>Some of the statements that one has run, the newest first.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Next">Asked for as <see cref="PastQuestion.Before"/>, the older ones follow; null when there are none.</param>
public sealed record PastPage(IReadOnlyList<PastStatement> Statements, long? Next);
