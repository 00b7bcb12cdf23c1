using System.Runtime.InteropServices;
using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>
/// One viewer's look at several logs at once, or at those lines of one that match: in the order of time, in a ring of its own that holds what is shared by all, so that it costs a
/// reference per line. Logs come and go while it is open (a service gets another container) and nothing starts anew. Rights are looked at again with every batch.
/// </summary>
internal sealed class MergedTail : ILogTail
{
    /// <summary>How long a line waits for older ones of other logs.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(300);

    /// <summary>How long all wait at the beginning for a log that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How often it is looked, at the beginning, whether the last lines of all have come.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>So long after the beginning a log's last lines may still come, although somebody has scrolled up to them already.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private const int MostLines = 20_000;
    private const long MostBytes = 64L << 20;

    private readonly MergedSources sources;
    private readonly PastReader past;
    private readonly LogFilter? filter;
    private readonly long? goesOnFrom;
    private readonly TimeProvider time;
    private readonly ReorderWindow window;
    private readonly Ring<LogLine> ring = new(MostLines, MostBytes, static line => 8 + (line.Text.Length / 8));
    private readonly List<MergedPortion> first = [];
    private readonly long opened;
    private readonly Lock gate = new();
    private readonly ToldLines told = new();
    private StreamState state;
    private StreamState? seen;
    private long? next;
    private bool begun, toldBegin;

    /// <param name="sources">The logs.</param>
    /// <param name="past">What was written before.</param>
    /// <param name="filter">What is looked for; null for everything.</param>
    /// <param name="goesOnFrom">In nanoseconds: whoever looks has what is older, and nothing of a log that comes later. Null for one who begins.</param>
    /// <param name="time">The clock.</param>
    public MergedTail(MergedSources sources, PastReader past, LogFilter? filter, long? goesOnFrom, TimeProvider time)
    {
        (this.sources, this.past, this.filter, this.goesOnFrom, this.time) = (sources, past, filter, goesOnFrom, time);
        window = new ReorderWindow(Window, time);
        opened = time.GetTimestamp();
        state = new StreamState.Connecting(time.GetUtcNow());
    }

    /// <summary>The last lines of all logs have come: what the ring begins with is where the past ends.</summary>
    public bool HasBegun => begun;

    /// <summary>Lines that have come and wait for older ones of other logs, in order.</summary>
    public IReadOnlyList<LogLine> Waiting => window.Held;

    /// <summary>The logs that are looked at now, those of the past included.</summary>
    public IReadOnlyList<LogPlace> Places => sources.Places;

    public StreamState State => seen = state;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = sources.Version;
            await sources.LookAsync(cancellationToken);
            Pull();
            if (!ReferenceEquals(state, seen) || ring.NextSequence > (next ?? 0) || begun != toldBegin)
            {
                (seen, toldBegin) = (state, begun);
                return;
            }
            await sources.WaitAsync(version, Due(), cancellationToken);
        }
    }

    public LogBatch ReadNewest(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        Pull();
        var slice = ring.Read(Math.Max(next ?? 0, ring.NextSequence - max), max);
        var skipped = next is { } from ? slice.FirstSequence - from : 0;
        next = slice.NextSequence;
        return new LogBatch(slice.Items, slice.FirstSequence, skipped);
    }

    public LogBatch ReadRange(long fromSequence, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var slice = ring.Read(fromSequence, max);
        return new LogBatch(slice.Items, slice.FirstSequence, slice.Overwritten);
    }

    public async Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var found = await past.ReadBeforeAsync(sources.Places, before, max, filter, cancellationToken);
        return found is not null && time.GetElapsedTime(opened) <= Early && ring.Read(0, 1).Items is [var begin] && begin.Cursor == before ? Once(found) : found;
    }

    public ValueTask DisposeAsync() => sources.DisposeAsync();

    private TimeSpan? Due()
    {
        if (begun)
            return window.Due;
        var rest = Patience - time.GetElapsedTime(opened);
        return rest > Look ? Look : rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void Pull()
    {
        List<LogLine> alone = [];
        foreach (var portion in sources.Read())
        {
            if (!begun)
                Gather(portion);
            else if (IsAlone)
                alone.AddRange(Wanted(portion.Lines));
            else
                window.Add(Wanted(portion.Lines));
        }
        if (sources.TakeMissed() is > 0 and var missed)
            ring.Skip((int)Math.Min(missed, int.MaxValue));
        if (!begun && (sources.AllHaveAnswered(time.GetUtcNow()) || time.GetElapsedTime(opened) >= Patience))
            Begin();
        Show(alone);
        if (begun)
            Show(window.Take(sources.SpokenUntil));
        Become(sources.State(time.GetUtcNow()));
    }

    private void Show(List<LogLine> lines)
    {
        lock (gate)
        {
            lines.RemoveAll(told.Take);
            ring.AddRange(CollectionsMarshal.AsSpan(lines));
        }
    }

    /// <summary>What stands above the first line, without what has come live meanwhile; the rest is not told again when it comes.</summary>
    private IReadOnlyList<LogLine> Once(IReadOnlyList<LogLine> found)
    {
        lock (gate)
        {
            var held = ring.Read(0, int.MaxValue).Items.Select(l => (l.Origin, l.Cursor)).ToHashSet(SameLine.Comparer);
            IReadOnlyList<LogLine> older = [.. found.Where(l => !held.Contains((l.Origin, l.Cursor)))];
            foreach (var line in older)
                told.Add(line);
            return older;
        }
    }

    // A quiet log's last lines are old. What lies between them and the first line of a busy one is not here yet, so nothing may be shown that is older than
    // any log's first line that has others before it: it is found when somebody scrolls up.
    private void Begin()
    {
        begun = true;
        var from = sources.Places.Count > 1 ? sources.BeginsAt : null;
        var shown = first.ConvertAll(p => from is { } begin ? [.. p.Lines.Where(l => l.Cursor.CompareTo(begin) >= 0)] : p.Lines);
        var shownFrom = shown.SelectMany(lines => lines).Select(l => l.Cursor.Nanoseconds).DefaultIfEmpty(long.MinValue).Min();
        sources.Begin(Math.Min(shownFrom, goesOnFrom ?? long.MaxValue), time.GetUtcNow());
        foreach (var lines in shown)
        {
            if (IsAlone)
                Show([.. Wanted(lines)]);
            else
                window.Add(Wanted(lines));
        }
        first.Clear();
    }

    // Of a log that is quicker than it is looked at, what was read before a hole is left to the past, too: there it is whole.
    private void Gather(MergedPortion portion)
    {
        if (portion.IsAnew)
            first.RemoveAll(p => p.Child == portion.Child);
        first.Add(portion);
    }

    /// <summary>Nothing to merge: a log alone is shown as it was written, whatever its clock did.</summary>
    private bool IsAlone => sources.Places.Count == 1 && window.Count == 0;

    private IReadOnlyList<LogLine> Wanted(IReadOnlyList<LogLine> lines) => filter is null ? lines : [.. lines.Where(filter.Matches)];

    private void Become(StreamState now)
    {
        if (now.GetType() != state.GetType() || (now, state) is (StreamState.Retrying a, StreamState.Retrying b) && a.Why != b.Why)
            state = now;
    }
}
