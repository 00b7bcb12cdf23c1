namespace TapBot.Core.Figures;

/// <summary>What the bounds of a threshold are measured in.</summary>
public enum ThresholdUnit
{
    /// <summary>A ratio, 0 to 1; people read and write per cent.</summary>
    Share,

    /// <summary>How many.</summary>
    Count,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes; people read and write MiB.</summary>
    Bytes,
}
