using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>A threshold that a room declares, so that its bounds can be looked at and changed by name.</summary>
/// <param name="Name">Its stable name: the room and the figure, as <c>databases.connections</c>.</param>
/// <param name="Unit">What its bounds are measured in.</param>
/// <param name="Default">What holds when nobody has said otherwise. On which side the figure is bad cannot be changed.</param>
/// <param name="Least">The least bound that means something.</param>
/// <param name="Most">The greatest bound that means something.</param>
public sealed record NamedThreshold(string Name, ThresholdUnit Unit, Threshold Default, double Least, double Most)
{
    /// <summary>The longest that a figure may have to be beyond a bound.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromHours(1);

    private const int Hundred = 100, Mebibyte = 1 << 20, Digits = 4;

    /// <summary>False when each look is judged by itself, as the health checks of a database are: hysteresis and duration mean nothing then, and are 0.</summary>
    public bool HasMemory { get; init; } = true;

    /// <summary>What is wrong with bounds; null when they are legal.</summary>
    public Phrase? Flaw(Threshold bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (!IsLegal(bounds.Yellow) || !IsLegal(bounds.Red))
            return Phrase.Of($"thresholds.flaw.range.{Word}", ("yellow", Shown(bounds.Yellow)), ("red", Shown(bounds.Red)), ("least", Shown(Least)), ("most", Shown(Most)));
        if (Default.HighIsBad ? bounds.Yellow >= bounds.Red : bounds.Yellow <= bounds.Red)
            return Phrase.Of($"thresholds.flaw.order.{Side}", ("yellow", Shown(bounds.Yellow)), ("red", Shown(bounds.Red)));
        if (!HasMemory && (bounds.Hysteresis, bounds.Duration) != (0, TimeSpan.Zero))
            return Phrase.Of("thresholds.flaw.noMemory");
        // With more than this the light could never be green again.
        var room = Default.HighIsBad ? bounds.Yellow - Least : Most - bounds.Yellow;
        if (!(bounds.Hysteresis >= 0 && bounds.Hysteresis <= room))
            return Phrase.Of($"thresholds.flaw.hysteresis.{Word}", ("hysteresis", Shown(bounds.Hysteresis)), ("most", Shown(room)));
        return bounds.Duration < TimeSpan.Zero || bounds.Duration > LongestDuration
            ? Phrase.Of("thresholds.flaw.duration", ("seconds", bounds.Duration.TotalSeconds), ("most", LongestDuration.TotalSeconds))
            : null;
    }

    /// <summary>Bounds in a sentence.</summary>
    public Phrase Says(Threshold bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        return Phrase.Of($"thresholds.bounds.{Word}.{Side}{(HasMemory ? "" : ".look")}", ("yellow", Shown(bounds.Yellow)), ("red", Shown(bounds.Red)), ("seconds", bounds.Duration.TotalSeconds), ("hysteresis", Shown(bounds.Hysteresis)));
    }

    /// <summary>A bound as people read and write it: shares in per cent, bytes in MiB.</summary>
    public double Shown(double bound) => Math.Round(Unit switch { ThresholdUnit.Share => bound * Hundred, ThresholdUnit.Bytes => bound / Mebibyte, _ => bound }, Digits);

    /// <summary>A bound of what people wrote.</summary>
    public double Meant(double shown) => Unit switch { ThresholdUnit.Share => shown / Hundred, ThresholdUnit.Bytes => shown * Mebibyte, _ => shown };

    private string Word => Unit switch { ThresholdUnit.Share => "share", ThresholdUnit.Days => "days", ThresholdUnit.Seconds => "seconds", ThresholdUnit.Bytes => "bytes", _ => "count" };

    private string Side => Default.HighIsBad ? "high" : "low";

    private bool IsLegal(double bound) => double.IsFinite(bound) && bound >= Least && bound <= Most;
}
