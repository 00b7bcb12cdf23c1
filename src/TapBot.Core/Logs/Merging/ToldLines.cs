namespace TapBot.Core.Logs;

/// <summary>
/// The last lines that were told from the past. What was written while the past was read comes live, too: it is told once. Bounded by what a live look can hold; not thread-safe.
/// </summary>
internal sealed class ToldLines
{
    private const int Most = 20_000;

    private readonly HashSet<(LogOrigin? Origin, LogCursor Cursor)> told = new(SameLine.Comparer);
    private readonly Queue<(LogOrigin? Origin, LogCursor Cursor)> order = new();

    /// <summary>The place of the first line that is remembered; null when none is.</summary>
    public LogCursor? First => order.TryPeek(out var first) ? first.Cursor : null;

    /// <summary>A line was told.</summary>
    public void Add(LogLine line)
    {
        if (!told.Add((line.Origin, line.Cursor)))
            return;
        order.Enqueue((line.Origin, line.Cursor));
        if (order.Count > Most)
            told.Remove(order.Dequeue());
    }

    /// <summary>Whether a line that comes live was told before; asked once for each.</summary>
    public bool Take(LogLine line) => told.Count > 0 && told.Remove((line.Origin, line.Cursor));
}
