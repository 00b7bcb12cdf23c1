using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>
/// Several logs from their ends back to their beginnings, newest line first, without reading more of any than is needed for that: the log whose next portion is the newest is
/// read next, and a line is handed over when no portion that is still to be read can hold a newer one.
/// </summary>
internal sealed class PastBackwards(IReadOnlyList<PlaceBackwards> places, LogFilter? filter) : IDisposable
{
    private const int AtOnce = 2; // portions that are read side by side: a portion is mostly work for one processor

    // One log alone keeps the order in which it was written; several are in the order of lines of several logs.
    private static readonly Comparer<(LogLine Line, long Taken)> AsWritten = Comparer<(LogLine Line, long Taken)>.Create(static (a, b) => b.Taken.CompareTo(a.Taken));
    private static readonly Comparer<(LogLine Line, long Taken)> Merged = Comparer<(LogLine Line, long Taken)>.Create(static (a, b) => LogOrder.Compare(b.Line, a.Line) is not 0 and var order ? order : AsWritten.Compare(a, b));

    private readonly bool isMerged = places.Count > 1;
    private readonly PriorityQueue<LogLine, (LogLine Line, long Taken)> found = new(places.Count > 1 ? Merged : AsWritten);
    private long taken;

    /// <summary>Logs whose source did not answer.</summary>
    public IEnumerable<LogOrigin> Silent => places.Where(p => p.IsSilent).Select(p => p.Origin);

    /// <summary>How far it has come, in nanoseconds: everything newer has been looked at.</summary>
    public long Reached { get; private set; } = long.MaxValue;

    /// <summary>The lines that match, newest first. Null now and then, so that who waits sees that the work goes on.</summary>
    public async IAsyncEnumerable<LogLine?> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var whole = this;
        while (true)
        {
            var next = places.Index().Where(p => !p.Item.IsOver).OrderByDescending(p => p.Item.Newest).Take(AtOnce).ToList();
            if (next.Count > 0)
            {
                var read = await Task.WhenAll(next.Select(p => p.Item.ReadAsync(cancellationToken)));
                for (var i = 0; i < read.Length; i++)
                    Take(read[i], next[i].Item.Since);
            }
            Reached = places.Where(p => !p.IsOver).Select(p => p.Newest).DefaultIfEmpty(long.MinValue).Max();
            while (found.TryPeek(out _, out var newest) && (!isMerged || newest.Line.Cursor.Nanoseconds > Reached))
                yield return found.Dequeue();
            if (next.Count == 0)
                yield break;
            yield return null;
        }
    }

    public void Dispose()
    {
        foreach (var place in places)
            place.Dispose();
    }

    private void Take(IReadOnlyList<LogLine> lines, long since)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var line = lines[i];
            if (line.Cursor.Nanoseconds >= since && (filter is null || filter.Matches(line)))
                found.Enqueue(line, (line, --taken));
        }
    }
}
