namespace TapBot.Core.Logs;

/// <summary>Markers of one log that wait for their place: what happens to a writer is often told before the lines have come that it wrote until then. Thread-safe.</summary>
internal sealed class MarkerQueue
{
    /// <summary>How many wait at most; the oldest are forgotten first.</summary>
    public const int Most = 16;

    private readonly Lock gate = new();
    private readonly List<LogLine> waiting = [];
    private volatile bool isEmpty = true;

    /// <summary>Nothing waits. Costs next to nothing: it is asked with every batch of lines.</summary>
    public bool IsEmpty => isEmpty;

    /// <summary>A marker waits behind those that wait already.</summary>
    public void Add(LogLine marker)
    {
        lock (gate)
        {
            if (waiting.Count == Most)
                waiting.RemoveAt(0);
            waiting.Add(marker);
            isEmpty = false;
        }
    }

    /// <summary>The first one, if it belongs before a line of that moment; null otherwise.</summary>
    /// <param name="nanoseconds">When the line was written, since the Unix epoch.</param>
    public LogLine? TakeBefore(long nanoseconds)
    {
        lock (gate)
            return waiting.Count > 0 && waiting[0].Cursor.Nanoseconds < nanoseconds ? Take(1)[0] : null;
    }

    /// <summary>That the writer was created, and started for the first time: no line of it is older.</summary>
    public IReadOnlyList<LogLine> TakeBirth()
    {
        lock (gate)
            return Take(Birth());
    }

    /// <summary>Everything that waits.</summary>
    public IReadOnlyList<LogLine> TakeAll()
    {
        lock (gate)
            return Take(waiting.Count);
    }

    /// <summary>Everything that waits, unless it is only that the writer was created or started: then there are lines to come, and it waits for them.</summary>
    public IReadOnlyList<LogLine> TakeUnlessBeginning()
    {
        lock (gate)
            return Take(waiting.All(m => IsCreated(m) || IsStarted(m)) ? 0 : waiting.Count);
    }

    private static bool IsCreated(LogLine marker) => marker.Text.StartsWith(LogMarker.Created, StringComparison.Ordinal);

    private static bool IsStarted(LogLine marker) => marker.Text == LogMarker.Started;

    private int Birth() => waiting.Count == 0 || !IsCreated(waiting[0]) ? 0 : waiting.Count > 1 && IsStarted(waiting[1]) ? 2 : 1;

    private IReadOnlyList<LogLine> Take(int count)
    {
        var taken = waiting.GetRange(0, count);
        waiting.RemoveRange(0, count);
        isEmpty = waiting.Count == 0;
        return taken;
    }
}
