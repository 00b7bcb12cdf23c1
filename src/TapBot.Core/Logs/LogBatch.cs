namespace TapBot.Core.Logs;

/// <summary>What a viewer gets at once.</summary>
/// <param name="Lines">Lines in the order of the log.</param>
/// <param name="FirstSequence">The sequence number of the first line in the shared ring; the others follow without a hole.</param>
/// <param name="Skipped">How many lines lie between the last batch and this one: too many to send, never lost as long as ring or engine hold them.</param>
public readonly record struct LogBatch(IReadOnlyList<LogLine> Lines, long FirstSequence, long Skipped);
