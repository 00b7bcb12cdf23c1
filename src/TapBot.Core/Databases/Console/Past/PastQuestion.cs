namespace TapBot.Core.Databases;

/// <summary>Which of the statements that one has run.</summary>
/// <param name="Search">Stands in the text, in capitals or not; null or empty for all.</param>
/// <param name="FailedOnly">True for those that did not go well.</param>
/// <param name="Before">Those before this number (<see cref="PastPage.Next"/>); null from the newest on.</param>
/// <param name="Limit">How many at most, 1 to <see cref="PastStatements.MostAtOnce"/>.</param>
public sealed record PastQuestion(string? Search = null, bool FailedOnly = false, long? Before = null, int Limit = 50);
