namespace TapBot.Core.Logs;

/// <summary>
/// Keeps the newest lines before a cursor, bounded in number and bytes. "Before" is the order of the log, as viewers see it: everything that comes until the line with
/// the cursor comes by. When it does not come (it is no longer in the log), the timestamps decide.
/// </summary>
/// <param name="before">Where to stop.</param>
/// <param name="completeFrom">In nanoseconds: lines that come before the first one with such a timestamp are left out.</param>
/// <param name="max">How many lines to keep.</param>
internal sealed class LinesBefore(LogCursor before, long completeFrom, int max) : ILogSink
{
    private const long MaxCharacters = 8L << 20;

    private readonly Newest inOrder = new(max);
    private readonly Newest byTime = new(max);
    private bool complete;
    private bool found;

    /// <summary>No line before the cursor came.</summary>
    public bool IsEmpty => Result.Count == 0;

    /// <summary>There are as many lines as may be kept.</summary>
    public bool IsFull => Result.IsFull;

    private Newest Result => found ? inOrder : byTime;

    public void Live()
    {
    }

    public bool Write(ReadOnlySpan<LogLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Cursor == before)
            {
                found = true;
                return false;
            }
            complete |= line.Cursor.Nanoseconds >= completeFrom;
            if (!complete)
                continue;
            inOrder.Add(line);
            if (line.Cursor.CompareTo(before) < 0)
                byTime.Add(line);
        }
        return true;
    }

    /// <summary>What was kept, oldest first.</summary>
    public IReadOnlyList<LogLine> Take() => Result.ToList();

    private sealed class Newest(int max)
    {
        private readonly Queue<LogLine> lines = [];
        private long characters;
        private bool dropped;

        public int Count => lines.Count;

        public bool IsFull => dropped || lines.Count == max;

        public void Add(LogLine line)
        {
            lines.Enqueue(line);
            characters += line.Text.Length;
            while (lines.Count > max || (characters > MaxCharacters && lines.Count > 1))
            {
                characters -= lines.Dequeue().Text.Length;
                dropped = true;
            }
        }

        public IReadOnlyList<LogLine> ToList() => [.. lines];
    }
}
