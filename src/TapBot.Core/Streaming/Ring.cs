namespace TapBot.Core.Streaming;

/// <summary>
/// The newest items of a stream, bounded in number and bytes, under sequence numbers that begin with 0 and never start again.
/// One writer, many readers, each with its own cursor: who is slow falls behind by cursor and is told how much it missed. Thread-safe.
/// </summary>
public sealed class Ring<T>
{
    // sizes of so many items are asked for outside of the lock, on the stack
    private const int Portion = 128;

    private readonly Lock gate = new();
    private readonly CircularBuffer<T> items;
    private readonly CircularBuffer<int> sizes; // beside the items, so that a reader copies nothing it does not give away
    private readonly Func<T, int> bytesOf;
    private int maxItems;
    private long maxBytes;
    private long bytes;

    /// <summary>Makes an empty ring; memory is taken as it fills.</summary>
    /// <param name="maxItems">At least 1.</param>
    /// <param name="maxBytes">At least 1. An item that is larger alone is kept, as the only one.</param>
    /// <param name="bytesOf">What an item counts, in bytes; not negative. Asked once per item, on the thread of the writer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 1.</exception>
    public Ring(int maxItems, long maxBytes, Func<T, int> bytesOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxItems, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        ArgumentNullException.ThrowIfNull(bytesOf);
        (items, sizes, this.maxItems, this.maxBytes, this.bytesOf) = (new(maxItems), new(maxItems), maxItems, maxBytes, bytesOf);
    }

    /// <summary>The sequence that the next item will get; also how many items were ever added.</summary>
    public long NextSequence
    {
        get
        {
            lock (gate)
                return items.Next;
        }
    }

    /// <summary>The sequence of the oldest item kept; equal to <see cref="NextSequence"/> when the ring is empty.</summary>
    public long FirstSequence
    {
        get
        {
            lock (gate)
                return items.First;
        }
    }

    /// <summary>Items kept now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return items.Count;
        }
    }

    /// <summary>Bytes of the items kept now.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return this.bytes;
        }
    }

    /// <summary>Adds one item; the oldest ones go when a bound is passed.</summary>
    public void Add(T item)
    {
        var bytes = BytesOf(item);
        lock (gate)
            Put(item, bytes);
    }

    /// <summary>Adds several items in order.</summary>
    public void AddRange(ReadOnlySpan<T> items)
    {
        Span<int> bytes = stackalloc int[Math.Min(Portion, items.Length)];
        while (!items.IsEmpty)
        {
            var portion = items[..Math.Min(Portion, items.Length)];
            for (var i = 0; i < portion.Length; i++)
                bytes[i] = BytesOf(portion[i]);
            lock (gate)
            {
                for (var i = 0; i < portion.Length; i++)
                    Put(portion[i], bytes[i]);
            }
            items = items[portion.Length..];
        }
    }

    /// <summary>Passes over sequence numbers of items that never came here. Who reads from before them is told that they were missed; what was kept goes.</summary>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (gate)
        {
            items.Skip(count);
            sizes.Skip(count);
            bytes = 0;
        }
    }

    /// <summary>Keeps less from now on, or as much as the ring was made for: what is too much goes at once, and its memory too.</summary>
    /// <param name="maxItems">At least 1; more than the ring was made for counts as that.</param>
    /// <param name="maxBytes">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 1.</exception>
    public void Limit(int maxItems, long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxItems, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        lock (gate)
        {
            (this.maxItems, this.maxBytes) = (maxItems, maxBytes);
            while (items.Count > maxItems || (items.Count > 1 && this.bytes > maxBytes))
                Evict();
            items.Trim();
            sizes.Trim();
        }
    }

    /// <summary>Copies at most <paramref name="max"/> items from a sequence on.</summary>
    /// <param name="fromSequence">The cursor. Below 0 counts as 0; beyond the end finds nothing and brings the cursor back to the end.</param>
    /// <param name="max">How many at most; 0 only asks what was overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is negative.</exception>
    public RingSlice<T> Read(long fromSequence, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        fromSequence = Math.Max(0, fromSequence);
        lock (gate)
        {
            var first = Math.Clamp(fromSequence, items.First, items.Next);
            var found = new T[Math.Min(max, items.Next - first)];
            items.CopyTo(first, found);
            return new(found, first, Math.Max(0, first - fromSequence));
        }
    }

    private int BytesOf(T item)
    {
        var bytes = bytesOf(item);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return bytes;
    }

    private void Put(T item, int bytes)
    {
        if (items.IsFull || items.Count >= maxItems)
            Evict();
        while (items.Count > 0 && this.bytes + bytes > maxBytes)
            Evict();
        items.Add(item);
        sizes.Add(bytes);
        this.bytes += bytes;
    }

    private void Evict()
    {
        this.bytes -= sizes.Oldest;
        sizes.RemoveOldest();
        items.RemoveOldest();
    }
}
