namespace TapBot.Portal.Features.Figures;

/// <summary>A series in one stretch of time.</summary>
/// <param name="Start">Where the stretch begins.</param>
/// <param name="Min">The least sample.</param>
/// <param name="Avg">The mean of all samples.</param>
/// <param name="Max">The greatest sample.</param>
public readonly record struct BucketModel(DateTimeOffset Start, double Min, double Avg, double Max);
