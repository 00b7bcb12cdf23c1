namespace TapBot.Portal.Ui.Charts;

/// <summary>A moment in the table of a chart.</summary>
/// <param name="At">In milliseconds since the Unix epoch.</param>
/// <param name="Values">The value of each series; null for a gap.</param>
public sealed record ChartRow(long At, IReadOnlyList<double?> Values);
