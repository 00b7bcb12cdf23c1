namespace TapBot.Core.Figures;

/// <summary>What a series was in one stretch of time.</summary>
/// <param name="Start">The beginning of the stretch, UTC.</param>
/// <param name="Minimum">The least sample.</param>
/// <param name="Average">The mean of all samples.</param>
/// <param name="Maximum">The greatest sample.</param>
public readonly record struct HistoryBucket(DateTimeOffset Start, double Minimum, double Average, double Maximum);
