namespace TapBot.Core.Figures;

/// <summary>Where a figure begins to be worth a look, and where it is bad.</summary>
/// <param name="Yellow">The bound of yellow, in the figure's unit; the bound itself is still green.</param>
/// <param name="Red">The bound of red; the bound itself is still yellow.</param>
/// <param name="HighIsBad">True when the figure is bad above its bounds, false when below.</param>
/// <param name="Hysteresis">How far back inside of a bound the figure must come before the light becomes better, in the figure's unit; 0 or more.</param>
/// <param name="Duration">How long a figure must be beyond a bound before the light becomes worse.</param>
public sealed record Threshold(double Yellow, double Red, bool HighIsBad, double Hysteresis, TimeSpan Duration)
{
    /// <summary>The colour of a value by itself.</summary>
    public LightColour ColourOf(double value) => ColourOf(value, 0);

    /// <summary>The colour that a value has at least to come back from: the bounds are moved by the hysteresis to the good side.</summary>
    internal LightColour ColourFrom(double value) => ColourOf(value, Hysteresis);

    private LightColour ColourOf(double value, double inside)
    {
        var (badness, yellow, red) = HighIsBad ? (value, Yellow - inside, Red - inside) : (-value, -Yellow - inside, -Red - inside);
        return badness > red ? LightColour.Red : badness > yellow ? LightColour.Yellow : LightColour.Green;
    }
}
