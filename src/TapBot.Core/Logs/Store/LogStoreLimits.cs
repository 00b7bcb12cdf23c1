namespace TapBot.Core.Logs;

/// <summary>The sizes that the store works with.</summary>
internal sealed record LogStoreLimits
{
    private const int Segments = 8;

    /// <summary>A block is closed when it has so many bytes of text: with one more line of any length it still fits a buffer of 256 KiB.</summary>
    public int BlockBytes { get; init; } = 256 * 1024 - LogLine.MaxTextBytes;

    /// <summary>A block is closed when it has so many lines, however short.</summary>
    public int BlockLines { get; init; } = 16_384;

    /// <summary>A segment takes no further block beyond so many bytes: what a quota removes at once.</summary>
    public int SegmentBytes { get; init; } = 8 << 20;

    /// <summary>A segment takes no further block, and an open block is closed, when it was begun so long ago.</summary>
    public TimeSpan SegmentAge { get; init; } = TimeSpan.FromDays(2);

    /// <summary>So many bytes of text may wait to be compressed and written; beyond, lines are refused.</summary>
    public long WaitingBytes { get; init; } = 16 << 20;

    /// <summary>So many bytes of memory may be taken by open blocks; beyond, the largest are closed before they are full.</summary>
    public long OpenBytes { get; init; } = 32 << 20;

    /// <summary>How often lines are written to the journals: within the second that may be lost, what it takes to write them included.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>How long the store waits before it tries a disk again that failed.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The sizes that go with the quotas: a segment is never more than an eighth of what its source may have.</summary>
    public static LogStoreLimits For(LogStoreOptions options)
    {
        var sizes = new LogStoreLimits();
        var most = Math.Min(options.MaxBytesPerSource, options.MaxBytes / 2);
        return sizes with
        {
            SegmentBytes = (int)Math.Min(sizes.SegmentBytes, most / Segments),
            SegmentAge = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerHour, options.MaxAge.Ticks / (2 * Segments))),
            OpenBytes = Math.Min(sizes.OpenBytes, options.MaxBytes / 4),
        };
    }
}
