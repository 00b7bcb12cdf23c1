using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>What is wrong with the text of a filter.</summary>
/// <param name="Why">What is wrong and what to do.</param>
/// <param name="Position">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long the wrong part is; 0 when something is missing there.</param>
public sealed record LogFilterError(Phrase Why, int Position, int Length);
