namespace TapBot.Core.Figures;

/// <summary>Bounds that hold.</summary>
/// <param name="Of">What they hold for; null for all that have none of their own.</param>
/// <param name="Bounds">The bounds.</param>
/// <param name="Origin">Who has said so.</param>
/// <param name="SetAt">When, UTC; null unless they were edited.</param>
public sealed record ThresholdSetting(string? Of, Threshold Bounds, ThresholdOrigin Origin, DateTimeOffset? SetAt = null);
