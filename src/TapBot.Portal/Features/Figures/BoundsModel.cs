using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Figures;

/// <summary>Where a light becomes yellow and red.</summary>
/// <param name="Yellow">The bound of yellow, in the unit of the threshold; shares are 0 to 1.</param>
/// <param name="Red">The bound of red.</param>
/// <param name="Hysteresis">How far back inside of a bound the figure must come before the light becomes better.</param>
/// <param name="Duration">Seconds that a figure must be beyond a bound before the light becomes worse.</param>
public sealed record BoundsModel(double Yellow, double Red, double Hysteresis, double Duration)
{
    /// <summary>Bounds in the form of the API.</summary>
    public static BoundsModel Of(Threshold bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return new(bounds.Yellow, bounds.Red, bounds.Hysteresis, bounds.Duration.TotalSeconds);
    }
}
