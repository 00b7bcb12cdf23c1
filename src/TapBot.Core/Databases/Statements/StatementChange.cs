namespace TapBot.Core.Databases;

/// <summary>What a statement did between two lists.</summary>
/// <param name="Calls">How often it ran.</param>
/// <param name="MillisecondsPerSecond">The milliseconds that it ran in each second; 1,000 keeps one processor busy.</param>
public sealed record StatementChange(long Calls, double MillisecondsPerSecond);
