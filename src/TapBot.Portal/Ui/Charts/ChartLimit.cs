namespace TapBot.Portal.Ui.Charts;

/// <summary>A threshold as the script sees it.</summary>
internal sealed record ChartLimit(double Value, bool Red, string? Label);
