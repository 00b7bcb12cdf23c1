namespace TapBot.Core.Figures;

/// <summary>
/// The light of one figure over time: it becomes worse when the figure has been beyond a bound for as long as the threshold says, and better only when the figure has come
/// back by the hysteresis. Not knowing is unknown at once, never green. Under another threshold it is judged anew, without waiting. One caller at a time.
/// </summary>
internal sealed class ThresholdLight(TimeProvider time)
{
    private long? worseSince;
    private LightColour waiting;
    private Threshold? last;

    /// <summary>The colour now.</summary>
    public LightColour Colour { get; private set; } = LightColour.Unknown;

    /// <summary>Takes a value; null when there is none.</summary>
    public LightColour Update(Threshold threshold, double? value)
    {
        if (value is not { } known || double.IsNaN(known))
        {
            worseSince = null;
            return Colour = LightColour.Unknown;
        }
        var plain = threshold.ColourOf(known);
        if (Colour is LightColour.Unknown || last != threshold)
        {
            (worseSince, last) = (null, threshold);
            return Colour = plain;
        }
        if (plain > Colour)
            return Worse(threshold, plain);
        worseSince = null;
        var back = threshold.ColourFrom(known);
        if (back < Colour)
            Colour = back;
        return Colour;
    }

    private LightColour Worse(Threshold threshold, LightColour colour)
    {
        if (worseSince is null)
            (worseSince, waiting) = (time.GetTimestamp(), colour);
        else if (colour < waiting)
            waiting = colour;
        if (time.GetElapsedTime(worseSince.Value) < threshold.Duration)
            return Colour;
        // As bad as it has been all the time; what is worse only now has its own time to wait.
        Colour = waiting;
        worseSince = colour > Colour ? time.GetTimestamp() : null;
        waiting = colour;
        return Colour;
    }
}
