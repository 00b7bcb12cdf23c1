using TapBot.Core.Figures;

namespace TapBot.Portal.Ui.Charts;

/// <summary>A value from which something is no longer as it should be: a dashed line. It is in sight as soon as a value has come half the way to it.</summary>
/// <param name="Value">The value, in the unit of the chart's first series.</param>
/// <param name="Light">What the light is from there on: <see cref="LightColour.Yellow"/> or <see cref="LightColour.Red"/>.</param>
/// <param name="Label">What stands at the line; nothing when null.</param>
public sealed record ChartThreshold(double Value, LightColour Light, string? Label = null);
