using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>
/// A follower's place in a shared tail, found by the cursor of the last line it has got from the engine. Lines stand in the ring in the order of the log, which is
/// nearly but not quite that of the cursors: so the line itself is looked for first, and only when the ring does not hold it do cursors decide.
/// </summary>
/// <param name="after">The last line the follower has got; null when it has none, since the log had none.</param>
/// <param name="mayMiss">There is nothing to be read between that line and the tail: what the tail has that is newer comes next.</param>
/// <param name="from">The sequence number of the first line that may come next: what the tail held before was there when the follower asked.</param>
internal sealed class FollowerPlace(LogCursor? after, bool mayMiss, long from)
{
    private long? next;

    /// <summary>How many lines the tail has had behind the place and has no more; 0 as long as they are taken quickly enough.</summary>
    public long Overrun { get; private set; }

    /// <summary>The tail has gone past the place: what lies between has to be read from the engine.</summary>
    public bool IsBehind(ILogTail tail) => Overrun > 0 || (next is null && IsBehind(tail.ReadRange(0, int.MaxValue)));

    /// <summary>The next lines, or null when there are none yet or the tail has gone past the place.</summary>
    /// <param name="tail">The shared tail.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="mayPass">When the tail has gone past the place: what it still has, and how many are left out.</param>
    public LogBatch? Next(ILogTail tail, int max, bool mayPass)
    {
        if (next is null && (tail.ReadRange(0, int.MaxValue) is var held && (IsBehind(held) || !Find(held))))
            return null;
        var page = tail.ReadRange(next!.Value, max);
        Overrun = mayPass ? 0 : page.Skipped;
        if (Overrun > 0 || page.Lines.Count == 0)
            return null;
        next = page.FirstSequence + page.Lines.Count;
        return page;
    }

    private bool IsBehind(LogBatch held) =>
        !mayMiss && after is { } last && held.Lines is [var first, ..] && first.Cursor.CompareTo(last) > 0 && held.Lines.All(l => l.Cursor != last);

    private bool Find(LogBatch held)
    {
        var found = after is { } last ? Behind(held, last) : from;
        if (found is not { } place)
            return false;
        next = Math.Max(place, from);
        return true;
    }

    private static long? Behind(LogBatch held, LogCursor last)
    {
        for (var i = held.Lines.Count - 1; i >= 0; i--)
        {
            if (held.Lines[i].Cursor == last)
                return held.FirstSequence + i + 1;
        }
        var newer = held.Lines.Index().FirstOrDefault(l => l.Item.Cursor.CompareTo(last) > 0);
        return newer.Item is null ? null : held.FirstSequence + newer.Index;
    }
}
