namespace TapBot.Portal.Features.Logs;

/// <summary>Lines of one stretch of time.</summary>
/// <param name="Time">When it begins.</param>
/// <param name="Counts">By level; levels without lines are left out.</param>
public sealed record LogBucketModel(DateTimeOffset Time, IReadOnlyDictionary<string, long> Counts);
