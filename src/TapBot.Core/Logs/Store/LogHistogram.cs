namespace TapBot.Core.Logs;

/// <summary>How many lines of each level there are in each of some stretches of time, all of the same length.</summary>
public sealed class LogHistogram
{
    private readonly long[] counts;
    private readonly long from;
    private readonly ulong length;

    /// <summary>An empty one over a time, its end not included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is empty, or there are not 1 to 10,000 buckets.</exception>
    internal LogHistogram(DateTimeOffset from, DateTimeOffset to, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, 10_000);
        (From, To, Buckets) = (from, to, buckets);
        this.from = LogCursor.At(from).Nanoseconds;
        length = unchecked((ulong)(LogCursor.At(to).Nanoseconds - this.from)); // may be more than a long holds
        counts = new long[buckets * LineCounts.Slots];
    }

    /// <summary>Where the first bucket begins.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Where the last bucket ends; this moment itself is outside.</summary>
    public DateTimeOffset To { get; }

    /// <summary>How many buckets there are.</summary>
    public int Buckets { get; }

    /// <summary>Lines of a level in a bucket, markers not included.</summary>
    public long Count(int bucket, LineLevel level) => counts[bucket * LineCounts.Slots + (int)level];

    /// <summary>Markers in a bucket.</summary>
    public long Markers(int bucket) => counts[bucket * LineCounts.Slots + LineCounts.Markers];

    /// <summary>When a bucket begins.</summary>
    public DateTimeOffset Start(int bucket) => From.AddTicks((long)((Int128)(To - From).Ticks * bucket / Buckets));

    /// <summary>Adds the counts of another log over the same time.</summary>
    internal void Add(LogHistogram other)
    {
        if (other.From != From || other.To != To || other.Buckets != Buckets)
            throw new ArgumentException("Another time or other buckets.", nameof(other));
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
    }

    /// <summary>Adds lines that are all of one bucket.</summary>
    internal void Add(int bucket, in LineCounts lines)
    {
        for (var slot = 0; slot < LineCounts.Slots; slot++)
            counts[bucket * LineCounts.Slots + slot] += lines[slot];
    }

    /// <summary>Adds a line if it is of this time.</summary>
    internal void Add(in StoredFields line)
    {
        if (BucketOf(line.Nanoseconds) is >= 0 and var bucket)
            counts[bucket * LineCounts.Slots + LineCounts.SlotOf(line)]++;
    }

    /// <summary>The bucket of a moment in nanoseconds since the Unix epoch; -1 when it is outside.</summary>
    internal int BucketOf(long nanoseconds) =>
        nanoseconds < from || unchecked((ulong)(nanoseconds - from)) is var since && since >= length ? -1 : (int)((UInt128)since * (ulong)Buckets / length);
}
