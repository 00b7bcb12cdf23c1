namespace TapBot.Core.Figures;

/// <summary>Bounds in the configuration; what is left out stays as the portal has it.</summary>
public sealed class ThresholdEntry
{
    /// <summary>The bound of yellow, in the unit of the threshold; shares are 0 to 1.</summary>
    public double? Yellow { get; set; }

    /// <summary>The bound of red.</summary>
    public double? Red { get; set; }

    /// <summary>How far back inside of a bound the figure must come before the light becomes better.</summary>
    public double? Hysteresis { get; set; }

    /// <summary>How long a figure must be beyond a bound before the light becomes worse.</summary>
    public TimeSpan? Duration { get; set; }

    internal Threshold Over(Threshold bounds) => bounds with
    {
        Yellow = Yellow ?? bounds.Yellow,
        Red = Red ?? bounds.Red,
        Hysteresis = Hysteresis ?? bounds.Hysteresis,
        Duration = Duration ?? bounds.Duration,
    };
}
