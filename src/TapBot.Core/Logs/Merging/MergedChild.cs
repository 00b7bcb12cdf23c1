using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>One of several logs that are looked at together: a place in its ring.</summary>
/// <param name="place">Which log.</param>
/// <param name="tail">A viewer's cursor on its ring.</param>
/// <param name="isNew">Nobody knew it when the look began: what its ring has lost is missed.</param>
internal sealed class MergedChild(LogPlace place, LogTail tail, bool isNew) : IAsyncDisposable
{
    /// <summary>How much of a log one begins with. A log with less in its ring has no more.</summary>
    public const int FirstLines = 200;

    private const int MostAtOnce = 20_000;

    /// <summary>A source is live a moment before its last lines come.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    /// <summary>One that goes on speaking has handed out its last lines by then.</summary>
    private static readonly TimeSpan LongestSettle = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource end = new();
    private Task watching = Task.CompletedTask;
    private long? next;
    private long empty;
    private bool isIn, isCut;
    private LogCursor begins;
    private int count;
    private long missed;
    private long? grownTo;
    private DateTimeOffset grownAt;

    /// <summary>The place that it shares with the containers before and after it.</summary>
    public (ServerName Server, string Place) At { get; } = (place.Origin.Server, place.Origin.Place);

    /// <summary>Since when nobody knows its container any more, by the running time; null as long as it is there.</summary>
    public long? LeftAt { get; set; }

    public LogPlace Place => place;

    /// <summary>Nobody knew it when the look began.</summary>
    public bool IsNew => isNew;

    /// <summary>Something of it has been read.</summary>
    public bool HasSpoken => next is not null;

    public StreamState State => tail.Reader.State;

    /// <summary>The newest timestamp that has come, in nanoseconds.</summary>
    public long SpokenUntil { get; private set; } = long.MinValue;

    /// <summary>What was written before this is there, but was not read; null when everything was.</summary>
    public LogCursor? BeginsAt => count >= FirstLines ? begins : null;

    /// <summary>Its last lines have come, or it has said that it has none: enough of them, or no more for a moment.</summary>
    public bool HasAnswered(DateTimeOffset now)
    {
        var sequence = tail.Reader.Ring.NextSequence;
        if (grownTo is { } before && before != sequence)
            grownAt = now;
        grownTo = sequence;
        if (State is not StreamState.Live live)
            return State is not StreamState.Connecting;
        var age = now - live.Since;
        return sequence >= FirstLines || age >= LongestSettle || (age >= Settle && now - grownAt >= Settle);
    }

    /// <summary>It may still say something older than what others say.</summary>
    public bool MaySpeak => State is StreamState.Live;

    /// <summary>How many lines were overwritten before they could be read, since it was last asked.</summary>
    public long TakeMissed()
    {
        var now = missed;
        missed = 0;
        return now;
    }

    /// <summary>Raises the pulse when there is something to read, then waits until it was read.</summary>
    public void Watch(Pulse pulse, Pulse read)
    {
        using (ExecutionContext.SuppressFlow())
            watching = Task.Run(() => WatchAsync(pulse, read, end.Token));
    }

    /// <summary>The look begins. A log that has said that it has nothing is read from here on; one that has said nothing yet, as one that comes later.</summary>
    /// <param name="hasAnswered">Its last lines have come.</param>
    /// <param name="isNewOnly">What is old does not belong to the look, although it comes later.</param>
    public void Begin(bool hasAnswered, bool isNewOnly)
    {
        if (hasAnswered && tail.Reader.Ring.NextSequence == empty)
            (next, isIn) = (next ?? empty, true);
        isCut = isNewOnly && !hasAnswered;
        isIn &= !isCut;
    }

    /// <summary>What came since the last call; at first the last lines of what there is.</summary>
    /// <param name="told">The last line of its place that was read of the container before this one: what is kept of that one stands at the beginning of this one's lines, too.</param>
    /// <param name="hasBegun">The look has begun. Before, it begins with the last lines there are.</param>
    /// <param name="from">Where the look has begun: what is not older belongs to it. Null when everything does.</param>
    public MergedPortion Read(LogCursor? told, bool hasBegun, LogCursor? from)
    {
        var (isFirst, ring) = (next is null, tail.Reader.Ring);
        var slice = ring.Read(next ?? Math.Max(ring.FirstSequence, hasBegun ? 0 : ring.NextSequence - FirstLines), MostAtOnce);
        empty = slice.NextSequence;
        if (slice.Items.Count == 0)
            return new MergedPortion(this, []);
        next = slice.NextSequence;
        var isAnew = !isFirst && !hasBegun && slice.Overwritten > 0;
        if (!isFirst && !isAnew)
            missed += slice.Overwritten;
        SpokenUntil = Math.Max(SpokenUntil, slice.Items[^1].Cursor.Nanoseconds);
        if (isAnew || count == 0)
            begins = slice.Items[0].Cursor;
        count = isAnew ? FirstLines : Math.Min(FirstLines, count + slice.Items.Count);
        if (isIn)
            return new MergedPortion(this, slice.Items, isAnew);
        told = isCut ? null : told;
        var lines = told is { } last ? Behind(slice.Items, last) : from is { } oldest ? From(slice.Items, oldest) : slice.Items;
        isIn = lines.Count > 0;
        if (!isFirst || !hasBegun || lines.Count < slice.Items.Count)
            return new MergedPortion(this, lines, isAnew);
        missed += isNew ? slice.FirstSequence : 0;
        var since = told is { } seen ? seen with { Ordinal = seen.Ordinal + 1 } : from;
        return new MergedPortion(this, lines, Since: isNew && slice.FirstSequence > 0 ? null : since);
    }

    /// <summary>What stands from a line on, as it was written; when that line is not there, from the first one on that is not older.</summary>
    private static IReadOnlyList<LogLine> From(IReadOnlyList<LogLine> lines, LogCursor oldest) =>
        [.. lines.Any(l => l.Cursor == oldest) ? lines.SkipWhile(l => l.Cursor != oldest) : lines.SkipWhile(l => l.Cursor.CompareTo(oldest) < 0)];

    private static IReadOnlyList<LogLine> Behind(IReadOnlyList<LogLine> lines, LogCursor last)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Cursor == last)
                return [.. lines.Skip(i + 1)];
        }
        return [.. lines.Where(l => l.Cursor.CompareTo(last) > 0)];
    }

    /// <summary>More is waiting than one call gives.</summary>
    public bool HasMore => next is { } from && tail.Reader.Ring.NextSequence > from;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await tail.DisposeAsync();
        end.Dispose();
    }

    private async Task WatchAsync(Pulse pulse, Pulse read, CancellationToken cancellationToken)
    {
        var version = long.MinValue;
        while (!cancellationToken.IsCancellationRequested)
        {
            var consumed = read.NextAsync();
            if (version != tail.Reader.Version)
            {
                version = tail.Reader.Version;
                tail.Revive();
                pulse.Raise();
                await consumed.WaitAsync(cancellationToken);
            }
            await tail.Reader.WaitAsync(version, cancellationToken);
        }
    }
}
