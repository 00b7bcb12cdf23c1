namespace TapBot.Core.Figures;

/// <summary>Edited bounds as they are stored.</summary>
internal sealed class ThresholdRow
{
    /// <summary>The longest name of a threshold, and of what has one.</summary>
    public const int LongestName = 64;

    public required string Name { get; set; }

    /// <summary>What they hold for; empty for all.</summary>
    public required string Of { get; set; }

    public double Yellow { get; set; }

    public double Red { get; set; }

    public double Hysteresis { get; set; }

    /// <summary>Seconds.</summary>
    public double Duration { get; set; }

    public DateTimeOffset SetAt { get; set; }
}
