using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Streaming;

/// <summary>How long a <see cref="SharedSource{TKey,T}"/> keeps an upstream that nobody looks at, and how much of each stream it keeps.</summary>
public sealed class SharedSourceOptions
{
    internal const int MostItems = 10_000_000;
    internal const long FewestBytes = 1_024, MostBytes = 1L << 30;
    internal static readonly TimeSpan LongestLinger = TimeSpan.FromHours(1);

    /// <summary>How long an upstream goes on after its last reader left. Default 30 seconds; from 0 (stops at once) to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Items kept per key. Default 20,000; from 1 to 10,000,000.</summary>
    [Range(1, MostItems)]
    public int MaxItems { get; set; } = 20_000;

    /// <summary>Bytes kept per key. Default 16 MiB; from 1 KiB to 1 GiB.</summary>
    [Range(FewestBytes, MostBytes)]
    public long MaxBytes { get; set; } = 16L << 20;

    /// <summary>Items kept per key while nobody reads it and something else wants it to run. Default 500; from 1 to 10,000,000.</summary>
    [Range(1, MostItems)]
    public int PinnedItems { get; set; } = 500;

    /// <summary>Bytes kept per key while nobody reads it and something else wants it to run. Default 256 KiB; from 1 KiB to 1 GiB.</summary>
    [Range(FewestBytes, MostBytes)]
    public long PinnedBytes { get; set; } = 256L << 10;

    internal SharedSourceOptions Copy() => (SharedSourceOptions)MemberwiseClone();

    internal void ThrowIfOutOfRange()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Linger, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Linger, LongestLinger);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxItems, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxItems, MostItems);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, FewestBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxBytes, MostBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(PinnedItems, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PinnedItems, MostItems);
        ArgumentOutOfRangeException.ThrowIfLessThan(PinnedBytes, FewestBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PinnedBytes, MostBytes);
    }
}
