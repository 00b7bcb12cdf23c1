namespace TapBot.Portal.Ui.Charts;

/// <summary>A marker as the script sees it; the time in milliseconds since the Unix epoch.</summary>
internal sealed record ChartNote(long At, string Label);
