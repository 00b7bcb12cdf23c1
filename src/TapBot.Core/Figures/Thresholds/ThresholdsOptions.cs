namespace TapBot.Core.Figures;

/// <summary>Bounds of lights that are not the portal's own, <c>TapBot:Thresholds:NAME</c>.</summary>
public sealed class ThresholdsOptions
{
    /// <summary>By the name of the threshold.</summary>
    public Dictionary<string, ThresholdEntry> Thresholds { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
