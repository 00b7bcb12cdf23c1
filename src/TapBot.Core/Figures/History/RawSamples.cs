namespace TapBot.Core.Figures;

/// <summary>
/// The samples of one series of the last hour, by time: 12 bytes each. Not thread-safe. They come in order, so that adding is appending; one that is late is put in its place.
/// </summary>
internal sealed class RawSamples
{
    /// <summary>One a second for an hour. Of a series that comes faster, the oldest go first.</summary>
    public const int Most = 3_600;

    private const int FirstCapacity = 16, Share = 10;
    private long[] times = [];
    private float[] values = [];

    public int Count { get; private set; }

    /// <summary>Bytes that it holds, empty places included.</summary>
    public long Bytes => times.Length * (sizeof(long) + sizeof(float));

    /// <summary>When the oldest sample was taken, in milliseconds since 1970.</summary>
    public long OldestAt => times[0];

    public (long At, float Value) this[int index] => (times[index], values[index]);

    /// <summary>Adds a sample; false when there is one of the same moment.</summary>
    /// <param name="at">Milliseconds since 1970.</param>
    /// <param name="value">The sample.</param>
    /// <param name="keepFrom">Samples older than this may go when room is needed.</param>
    public bool Add(long at, float value, long keepFrom)
    {
        var place = Count > 0 && at > times[Count - 1] ? Count : Array.BinarySearch(times, 0, Count, at);
        if (place >= 0 && place < Count)
            return false;
        if (Count == times.Length)
        {
            MakeRoom(keepFrom);
            place = Array.BinarySearch(times, 0, Count, at);
        }
        if (place < 0)
            place = ~place;
        times.AsSpan(place, Count - place).CopyTo(times.AsSpan(place + 1));
        values.AsSpan(place, Count - place).CopyTo(values.AsSpan(place + 1));
        (times[place], values[place]) = (at, value);
        Count++;
        return true;
    }

    /// <summary>Drops what is before one moment or after another. After the last sample nothing is held.</summary>
    public void Trim(long from, long to)
    {
        var (first, end) = (IndexOf(from), IndexOf(to + 1));
        if (first > 0 || end < Count)
            Keep(first, end);
        if (Count == 0)
            (times, values) = ([], []);
    }

    /// <summary>The place of the first sample that is not before a moment.</summary>
    public int IndexOf(long at) => Array.BinarySearch(times, 0, Count, at) is >= 0 and var found ? found : ~Array.BinarySearch(times, 0, Count, at);

    private void MakeRoom(long keepFrom)
    {
        var old = IndexOf(keepFrom);
        if (old == 0 && Count >= Most)
            old = Most / Share;
        if (old > 0)
        {
            Keep(old, Count);
            return;
        }
        var capacity = Math.Min(Most, Math.Max(FirstCapacity, times.Length + times.Length / 4));
        Array.Resize(ref times, capacity);
        Array.Resize(ref values, capacity);
    }

    private void Keep(int first, int end)
    {
        times.AsSpan(first, end - first).CopyTo(times);
        values.AsSpan(first, end - first).CopyTo(values);
        Count = end - first;
    }
}
