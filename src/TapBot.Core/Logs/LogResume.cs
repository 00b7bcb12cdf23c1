using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TapBot.Core.Logs;

/// <summary>
/// Remembers what was delivered of one log, so that reading it again after a cut neither loses nor repeats a line, and numbers lines of the same timestamp.
/// A log is read in the order it was written, while its timestamps may step back a little (two outputs, a long line stamped at its beginning), so a single
/// "last timestamp" is not enough: the timestamps of the last <see cref="Kept"/> lines are kept, reading starts at the oldest of them, and every line that was
/// delivered is dropped once. Engines up to 20.10 also tell the newest lines a second time whenever a followed log is rotated: such a step back to lines that were
/// delivered is seen by timestamp and mark. Not thread-safe: one reading uses it at a time.
/// </summary>
internal sealed class LogResume
{
    /// <summary>How many timestamps are kept at most.</summary>
    public const int Kept = 8192;

    private const int MarkedBytes = 64;

    private readonly long?[] unfinished = new long?[2];
    private long[] delivered = [];
    private int[] marks = [];
    private int next;
    private int count;
    private long newest = long.MinValue;
    private long last = long.MinValue;
    private int lastOrdinal = -1;

    // The highest timestamp that is no longer kept, and how many of the lines with it are not.
    private long floor = long.MinValue;
    private int floorCount;

    private long? closedAt;
    private Repeats? repeats;
    private bool hasMet;

    /// <summary>Nothing was delivered yet.</summary>
    public bool IsEmpty => last == long.MinValue;

    /// <summary>Lines that were delivered may still come again in this reading.</summary>
    public bool IsRepeating => repeats is not null;

    /// <summary>A line that was delivered has come again in this reading: what follows is what comes next in the log.</summary>
    public bool HasMet => hasMet;

    /// <summary>How many lines were delivered here.</summary>
    public long Delivered { get; private set; }

    /// <summary>The highest timestamp that was delivered; <see cref="long.MinValue"/> when nothing was.</summary>
    public long NewestTime => newest;

    /// <summary>A place that is known only by the cursor of its last line.</summary>
    public static LogResume After(LogCursor cursor) => new()
    {
        newest = cursor.Nanoseconds,
        last = cursor.Nanoseconds,
        lastOrdinal = cursor.Ordinal,
        floor = cursor.Nanoseconds,
        floorCount = cursor.Ordinal + 1,
    };

    /// <summary>A reading begins. Gives the timestamp from which, itself included, the log has to be read; null when nothing was delivered yet.</summary>
    public long? Begin()
    {
        if (IsEmpty)
            return null;
        hasMet = false;
        if (closedAt is { } closed)
        {
            repeats = null;
            return closed + 1;
        }
        Rewind();
        var since = floorCount > 0 ? floor : last;
        foreach (var time in Times)
            since = Math.Min(since, time);
        foreach (var time in unfinished)
            since = Math.Min(since, time ?? since);
        return since;
    }

    /// <summary>The log is read again from a place before what was delivered: all of that is dropped once more.</summary>
    public void Rewind() => repeats = IsEmpty ? null : new Repeats(Times, last, newest, floor, floorCount);

    /// <summary>Lines that were delivered can be told from others when a reading begins in their midst.</summary>
    public bool CanMeet => repeats is not null && unfinished is [null, null];

    /// <summary>
    /// A reading that begins in the midst of what was delivered may begin with a line of this timestamp: exactly one was delivered, before the newest, so that all others of the same moment were delivered, too. Or it is
    /// one of those whose timestamps are no longer kept.
    /// </summary>
    public bool Expects(long nanoseconds) => repeats is not null && (nanoseconds < floor || (nanoseconds < newest && CountOf(nanoseconds) == 1));

    /// <summary>Says whether a line that was read is to be delivered, and under which cursor; false for one that was delivered before.</summary>
    /// <param name="nanoseconds">Its timestamp.</param>
    /// <param name="stream">Its output.</param>
    /// <param name="cursor">Its place, when it is to be delivered.</param>
    /// <param name="mark">Tells it from other lines, as <see cref="MarkOf"/> does; 0 when its text is not known.</param>
    public bool TryAccept(long nanoseconds, LogStream stream, out LogCursor cursor, int mark = 0)
    {
        if (mark != 0 && repeats is not { IsBeyond: false } && ReplayFrom(nanoseconds, mark) is { Length: > 0 } again)
            repeats = new Repeats(again, last, newest, long.MinValue, 0);
        ref var waiting = ref unfinished[(int)stream];
        if (repeats is not null && repeats.Contains(nanoseconds, waiting == nanoseconds))
        {
            hasMet = true;
            if (repeats.IsOver)
                repeats = null;
            cursor = default;
            return false;
        }
        if (waiting == nanoseconds)
            waiting = null;
        closedAt = null;
        lastOrdinal = nanoseconds > newest ? 0 : nanoseconds == last ? lastOrdinal + 1 : CountOf(nanoseconds);
        last = nanoseconds;
        newest = Math.Max(newest, nanoseconds);
        Keep(nanoseconds, mark);
        Delivered++;
        if (repeats is { Passed: > Kept })
        {
            // Whatever is still expected is no longer in the log.
            repeats = null;
            unfinished.AsSpan().Clear();
        }
        cursor = new LogCursor(nanoseconds, lastOrdinal);
        return true;
    }

    /// <summary>The reading was cut while a line had begun but not ended: it will be read again as a whole.</summary>
    public void Unfinished(LogStream stream, long nanoseconds) => unfinished[(int)stream] = nanoseconds;

    /// <summary>
    /// The log came to its end within a line of a terminal, and that line was delivered. The next run's first line would be glued to it,
    /// so reading starts behind it: a terminal has one output, whose timestamps never step back.
    /// </summary>
    public void ClosedWithin(long nanoseconds) => closedAt = nanoseconds;

    private ReadOnlySpan<long> Times => delivered.AsSpan(0, count);

    /// <summary>The mark of a line's text; never 0. It is only compared among lines of one timestamp, so the beginning and the length do.</summary>
    public static int MarkOf(ReadOnlySpan<byte> text, long length)
    {
        var head = text[..Math.Min(text.Length, MarkedBytes)];
        var mark = (ulong)length;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(head))
            mark = Mix(mark ^ eight);
        foreach (var letter in head[(head.Length & ~(sizeof(ulong) - 1))..])
            mark = Mix(mark ^ letter);
        return (int)(mark >> 32) | 1;
    }

    private static ulong Mix(ulong mark) => (mark ^ (mark >> 29)) * 0x9E3779B97F4A7C15;

    /// <summary>The timestamps of the newest delivered lines from the one on that this line is; empty when it is none of them.</summary>
    private long[] ReplayFrom(long nanoseconds, int mark)
    {
        // Two lines of the same moment are no repeat where clocks count microseconds only.
        if (nanoseconds > last || (nanoseconds == last && nanoseconds % 1000 == 0))
            return [];
        for (var back = 1; back <= count; back++)
        {
            var at = Newest(back);
            if (nanoseconds == last && delivered[at] != last)
                return []; // a busy log has many lines of one moment: what is none of them is new
            if (delivered[at] == nanoseconds && (marks[at] == mark || (marks[at] == 0 && nanoseconds < last)))
                return [.. Enumerable.Range(1, back).Select(i => delivered[Newest(i)])];
        }
        return [];
    }

    private int Newest(int back) => count < Kept ? count - back : (next - back) & (Kept - 1);

    private int CountOf(long nanoseconds) => Times.Count(nanoseconds) + (nanoseconds == floor ? floorCount : 0);

    private void Keep(long nanoseconds, int mark)
    {
        if (count < Kept)
        {
            if (count == delivered.Length)
            {
                Array.Resize(ref delivered, Math.Clamp(count * 2, 64, Kept));
                Array.Resize(ref marks, delivered.Length);
            }
            marks[count] = mark;
            delivered[count++] = nanoseconds;
            return;
        }
        var forgotten = delivered[next];
        if (forgotten > floor)
            (floor, floorCount) = (forgotten, 1);
        else if (forgotten == floor)
            floorCount++;
        (delivered[next], marks[next]) = (nanoseconds, mark);
        next = (next + 1) & (Kept - 1);
    }

    /// <summary>The lines that a reading will meet again, each to be dropped once.</summary>
    private sealed class Repeats
    {
        private readonly Dictionary<long, int> expected;
        private readonly long last;
        private readonly long newest;
        private readonly long floor;

        public Repeats(ReadOnlySpan<long> delivered, long last, long newest, long floor, int floorCount)
        {
            this.last = last;
            this.newest = newest;
            this.floor = floor;
            expected = new Dictionary<long, int>(delivered.Length + 1);
            foreach (var time in delivered)
                CollectionsMarshal.GetValueRefOrAddDefault(expected, time, out _)++;
            if (floorCount > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(expected, floor, out _) += floorCount;
        }

        /// <summary>How many new lines have passed.</summary>
        public int Passed { get; private set; }

        /// <summary>The last delivered line has come by, or one that is newer than all of them: the last may be no line of the log, but something that happened to the container.</summary>
        public bool IsBeyond { get; private set; }

        /// <summary>All have been met: everything that follows is new.</summary>
        public bool IsOver => IsBeyond && expected.Count == 0;

        public bool Contains(long nanoseconds, bool unfinished)
        {
            IsBeyond |= nanoseconds > newest;
            ref var left = ref CollectionsMarshal.GetValueRefOrNullRef(expected, nanoseconds);
            if (!Unsafe.IsNullRef(ref left))
            {
                if (--left == 0)
                {
                    expected.Remove(nanoseconds);
                    IsBeyond |= nanoseconds == last;
                }
                return true;
            }

            // Before the last delivered line came by, a line below the floor is one whose timestamp is no longer kept.
            if (!IsBeyond && !unfinished && nanoseconds < floor)
                return true;
            Passed++;
            return false;
        }
    }
}
