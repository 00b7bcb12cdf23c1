namespace TapBot.Portal.Features.Figures;

/// <summary>What has just been measured, one value for each line of a chart.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Values">The values, in the order of the lines; null where there is none.</param>
public sealed record HistorySample(DateTimeOffset At, IReadOnlyList<double?> Values);
