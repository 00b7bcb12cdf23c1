using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>
/// A follower's place in a shared tail, found by the cursor of the last line it has got from the engine. Lines stand in the ring in the order of the log, which is
/// nearly but not quite that of the cursors: so the line itself is looked for first, and only when the ring does not hold it do cursors decide.
/// </summary>
internal sealed class FollowerPlace(LogCursor? after)
{
    private long? next;

    /// <summary>Takes the place behind the line. Null while the tail holds nothing; false when it begins behind the line, as far as can be told: what lies between the two has to be read from the engine.</summary>
    public bool? TryBegin(ILogTail tail)
    {
        var held = tail.ReadRange(0, int.MaxValue);
        if (held.Lines is not [var first, ..])
            return null;
        if (after is { } last && first.Cursor.CompareTo(last) > 0 && held.Lines.All(l => l.Cursor != last))
            return false;
        Find(held);
        return true;
    }

    /// <summary>The next lines, or null when there are none yet.</summary>
    public LogBatch? Next(ILogTail tail, int max)
    {
        if (next is null && !Find(tail.ReadRange(0, int.MaxValue)))
            return null;
        var page = tail.ReadRange(next!.Value, max);
        if (page.Lines.Count == 0)
            return null;
        next = page.FirstSequence + page.Lines.Count;
        return page;
    }

    private bool Find(LogBatch held)
    {
        if (held.Lines.Count == 0)
            return false;
        if (after is not { } last)
        {
            next = held.FirstSequence;
            return true;
        }
        for (var i = held.Lines.Count - 1; i >= 0; i--)
        {
            if (held.Lines[i].Cursor == last)
            {
                next = held.FirstSequence + i + 1;
                return true;
            }
        }
        var newer = held.Lines.Index().FirstOrDefault(l => l.Item.Cursor.CompareTo(last) > 0);
        if (newer.Item is null)
            return false;
        next = held.FirstSequence + newer.Index;
        return true;
    }
}
