namespace TapBot.Core.Logs;

/// <summary>
/// Puts lines of several logs in the order of their timestamps. A line is held until every log that may still speak has spoken later than it, or until it has been held for the
/// window: then it goes, and all that are older with it. A line that comes later than that goes behind what has gone: it is late, but never lost. Not thread-safe.
/// </summary>
/// <param name="window">How long a line is held at most.</param>
/// <param name="time">The clock of arrival.</param>
internal sealed class ReorderWindow(TimeSpan window, TimeProvider time)
{
    private readonly PriorityQueue<LogLine, (long Time, long Arrival)> held = new();
    private readonly Queue<(long At, long Time)> arrivals = new();
    private long arrived;

    /// <summary>How many lines are held.</summary>
    public int Count => held.Count;

    /// <summary>When the next line has been held long enough; null when none is held.</summary>
    public TimeSpan? Due => arrivals.TryPeek(out var first) && held.Count > 0 ? Max(window - time.GetElapsedTime(first.At), TimeSpan.Zero) : null;

    /// <summary>Takes lines of one log in the order of that log.</summary>
    public void Add(IReadOnlyList<LogLine> lines)
    {
        if (lines.Count == 0)
            return;
        var newest = long.MinValue;
        foreach (var line in lines)
        {
            newest = Math.Max(newest, line.Cursor.Nanoseconds);
            held.Enqueue(line, (line.Cursor.Nanoseconds, ++arrived));
        }
        arrivals.Enqueue((time.GetTimestamp(), newest));
    }

    /// <summary>Lines whose turn it is, in order.</summary>
    /// <param name="spoken">In nanoseconds: every log that may still speak has spoken at least as late as this.</param>
    public List<LogLine> Take(long spoken)
    {
        while (arrivals.TryPeek(out var first) && time.GetElapsedTime(first.At) >= window)
        {
            spoken = Math.Max(spoken, first.Time);
            arrivals.Dequeue();
        }
        var turn = new List<LogLine>();
        while (held.TryPeek(out _, out var oldest) && oldest.Time <= spoken)
            turn.Add(held.Dequeue());
        return turn;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
