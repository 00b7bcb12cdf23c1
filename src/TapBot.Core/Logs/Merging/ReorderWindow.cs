namespace TapBot.Core.Logs;

/// <summary>
/// Puts lines of several logs in the order of their timestamps. A line is held until every log that may still speak has spoken later than it, or until it has been held for the
/// window: then it goes, and all that are older with it. A line that comes later than that goes behind what has gone: it is late, but never lost. Not thread-safe.
/// </summary>
/// <param name="window">How long a line is held at most.</param>
/// <param name="time">The clock of arrival.</param>
internal sealed class ReorderWindow(TimeSpan window, TimeProvider time)
{
    // In the order of lines of several logs, equal ones by arrival. Lines come nearly in order, so most are put at the end.
    private readonly List<LogLine> held = [];
    private readonly Queue<(long At, long Time)> arrivals = new();

    /// <summary>How many lines are held.</summary>
    public int Count => held.Count;

    /// <summary>The lines that are held, in order.</summary>
    public IReadOnlyList<LogLine> Held => [.. held];

    /// <summary>When the next line has been held long enough; null when none is held.</summary>
    public TimeSpan? Due => arrivals.TryPeek(out var first) && held.Count > 0 ? Max(window - time.GetElapsedTime(first.At), TimeSpan.Zero) : null;

    /// <summary>Takes lines of one log in the order of that log.</summary>
    public void Add(IReadOnlyList<LogLine> lines)
    {
        if (lines.Count == 0)
            return;
        var sorted = IsSorted(lines) ? lines : [.. lines.Order(LogOrder.Lines)];
        if (held.Count == 0 || LogOrder.Compare(held[^1], sorted[0]) <= 0)
            held.AddRange(sorted);
        else
            Merge(sorted);
        arrivals.Enqueue((time.GetTimestamp(), TimeOf(sorted[^1])));
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
        var count = CountUntil(spoken);
        var turn = held.GetRange(0, count);
        held.RemoveRange(0, count);
        return turn;
    }

    private void Merge(IReadOnlyList<LogLine> sorted)
    {
        var begin = CountUntil(TimeOf(sorted[0]) - 1);
        var newer = held.GetRange(begin, held.Count - begin);
        held.RemoveRange(begin, newer.Count);
        var at = 0;
        foreach (var line in sorted)
        {
            while (at < newer.Count && LogOrder.Compare(newer[at], line) <= 0)
                held.Add(newer[at++]);
            held.Add(line);
        }
        held.AddRange(newer.GetRange(at, newer.Count - at));
    }

    /// <summary>How many of the lines that are held are not newer than a moment.</summary>
    private int CountUntil(long moment)
    {
        var (from, to) = (0, held.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (TimeOf(held[middle]) <= moment)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private static bool IsSorted(IReadOnlyList<LogLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (LogOrder.Compare(lines[i], lines[i - 1]) < 0)
                return false;
        }
        return true;
    }

    private static long TimeOf(LogLine line) => line.Cursor.Nanoseconds;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
