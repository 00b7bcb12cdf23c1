namespace TapBot.Core.Streaming;

/// <summary>
/// The newest <paramref name="capacity"/> items under sequence numbers that never start again. Not thread-safe: its owner has the lock.
/// The array grows by doubling, so that a quiet stream does not pay for a busy one.
/// </summary>
internal sealed class CircularBuffer<T>(int capacity)
{
    private const int FirstSize = 16;
    private T[] slots = [];
    private int head;

    /// <summary>Sequence of the oldest item kept; equal to <see cref="Next"/> when there is none.</summary>
    public long First => Next - Count;

    /// <summary>Sequence that the next item will get.</summary>
    public long Next { get; private set; }

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    /// <summary>The oldest item; only when there is one.</summary>
    public ref readonly T Oldest => ref slots[head];

    /// <summary>Adds one item; the oldest one goes if there is no room left.</summary>
    public void Add(T item)
    {
        if (IsFull)
            RemoveOldest();
        else if (Count == slots.Length)
            Grow();
        slots[Wrap(head + (long)Count)] = item;
        Count++;
        Next++;
    }

    public void RemoveOldest()
    {
        slots[head] = default!; // what nobody can read any more must not keep its memory
        head = Wrap(head + 1L);
        Count--;
    }

    /// <summary>Gives back room that is not used.</summary>
    public void Trim()
    {
        if (slots.Length > FirstSize && slots.Length >= Count * 2L)
            Resize(Math.Max(FirstSize, Count));
    }

    /// <summary>Forgets all items and passes over <paramref name="count"/> sequence numbers, so that every older cursor has fallen behind.</summary>
    public void Skip(int count)
    {
        Array.Clear(slots);
        head = 0;
        Count = 0;
        Next += count;
    }

    /// <summary>Copies the items from sequence <paramref name="from"/> on; all of them must be there.</summary>
    public void CopyTo(long from, Span<T> target)
    {
        var start = Wrap(head + (from - First));
        var straight = Math.Min(target.Length, slots.Length - start);
        slots.AsSpan(start, straight).CopyTo(target);
        slots.AsSpan(0, target.Length - straight).CopyTo(target[straight..]);
    }

    private int Wrap(long index) => (int)(index < slots.Length ? index : index - slots.Length);

    private void Grow() => Resize((int)Math.Min(capacity, Math.Max(FirstSize, slots.Length * 2L)));

    private void Resize(int size)
    {
        var other = new T[Math.Min(capacity, size)];
        CopyTo(First, other.AsSpan(0, Count));
        slots = other;
        head = 0;
    }
}
