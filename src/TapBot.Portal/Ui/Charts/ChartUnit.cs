namespace TapBot.Portal.Ui.Charts;

/// <summary>What the numbers of a series count, and so how they are written.</summary>
public enum ChartUnit
{
    /// <summary>Things: <c>1,204</c>.</summary>
    Number,

    /// <summary>How often something happens in a second: <c>412 /s</c>.</summary>
    PerSecond,

    /// <summary>A ratio, 1 for the whole: <c>99.2 %</c>.</summary>
    Percent,

    /// <summary>Bytes in memory or on disk, by 1,024: <c>812 MiB</c>.</summary>
    Bytes,

    /// <summary>Bytes per second, by 1,000 as networks are measured: <c>29.2 kB/s</c>.</summary>
    BytesPerSecond,

    /// <summary>A length of time in milliseconds: <c>82 ms</c>, <c>1.4 s</c>.</summary>
    Milliseconds,

    /// <summary>A length of time in seconds: <c>41 s</c>, <c>2.5 min</c>, <c>3 d</c>.</summary>
    Seconds,
}
