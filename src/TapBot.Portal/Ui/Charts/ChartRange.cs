namespace TapBot.Portal.Ui.Charts;

/// <summary>A stretch of time that somebody chose in a chart.</summary>
/// <param name="From">Its beginning, UTC.</param>
/// <param name="To">Its end, UTC.</param>
public readonly record struct ChartRange(DateTimeOffset From, DateTimeOffset To);
