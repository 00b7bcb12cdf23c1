namespace TapBot.Portal.Ui.Charts;

/// <summary>Something that happened, such as a restart or a deployment: an upright line with its words above.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Label">What, in the language of the reader.</param>
public sealed record ChartMarker(DateTimeOffset At, string Label);
