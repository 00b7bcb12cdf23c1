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
    private readonly LogCursor? goesOnFrom;
    private readonly TimeProvider time;
    private readonly LateLines late;
    private readonly ReorderWindow window;
    private readonly Ring<LogLine> ring = new(MostLines, MostBytes, static line => 8 + (line.Text.Length / 8));
    private readonly List<MergedPortion> first = [];
    private readonly long opened;
    private readonly Lock gate = new();
    private readonly ToldLines told = new();
    private StreamState state;
    private StreamState? seen;
    private long? next;
    private bool begun, toldBegin, isShowing, isFixed;

    /// <param name="sources">The logs.</param>
    /// <param name="past">What was written before.</param>
    /// <param name="filter">What is looked for; null for everything.</param>
    /// <param name="goesOnFrom">Whoever looks has what is older, and nothing of a log that comes later. Null for one who begins.</param>
    /// <param name="time">The clock.</param>
    public MergedTail(MergedSources sources, PastReader past, LogFilter? filter, LogCursor? goesOnFrom, TimeProvider time)
    {
        (this.sources, this.past, this.filter, this.goesOnFrom, this.time) = (sources, past, filter, goesOnFrom, time);
        window = new ReorderWindow(Window, time);
        late = new LateLines(past, filter, time, sources.Wake);
        opened = time.GetTimestamp();
        state = new StreamState.Connecting(time.GetUtcNow());
    }

    /// <summary>The last lines of all logs have come: what the ring begins with is where the past ends.</summary>
    public bool HasBegun => begun;

    /// <summary>It has begun, and nothing has come of any log: it shows the last lines of those that answer first, unless <see cref="GoOnFrom"/> says where it begins.</summary>
    public bool IsBlank => begun && !isShowing;

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

    public async ValueTask DisposeAsync()
    {
        await late.DisposeAsync();
        await sources.DisposeAsync();
    }

    /// <summary>Whoever looks has been told from the past what was written from this place on, while it was blank: what comes is whole from there on. Some of it has been told already.</summary>
    public void GoOnFrom(LogCursor from)
    {
        if (!IsBlank)
            return;
        (isShowing, isFixed, sources.From) = (true, true, from);
        sources.Begin(time.GetUtcNow());
        var (alone, known) = (new List<LogLine>(), new HashSet<MergedChild>());
        foreach (var portion in first)
        {
            var isWhole = !known.Add(portion.Child) || portion.Lines[0].Cursor.CompareTo(from) < 0;
            Take(portion with { Lines = [.. portion.Lines.Where(l => l.Cursor.CompareTo(from) >= 0)], Since = isWhole ? null : from }, alone);
        }
        first.Clear();
        Show(alone);
    }

    private TimeSpan? Due()
    {
        if (begun)
            return IsBlank && first.Count > 0 ? Look : window.Due;
        var rest = Patience - time.GetElapsedTime(opened);
        return rest > Look ? Look : rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void Pull()
    {
        List<LogLine> alone = [];
        foreach (var portion in sources.Read())
        {
            if (isShowing)
                Take(portion, alone);
            else
                Gather(portion);
        }
        foreach (var lines in late.Take(sources.MayBeSeen))
            Put(Wanted(lines), alone);
        if (sources.TakeMissed() + late.TakeMissed() is > 0 and var missed)
            ring.Skip((int)Math.Min(missed, int.MaxValue));
        if (!isShowing && MayShow(time.GetUtcNow()))
            Begin();
        begun |= isShowing || time.GetElapsedTime(opened) >= Patience;
        Show(alone);
        if (isShowing)
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
        isShowing = true;
        var from = sources.Places.Count > 1 ? sources.BeginsAt : null;
        var shown = first.ConvertAll(p => Wanted(from is { } begin ? [.. p.Lines.Where(l => l.Cursor.CompareTo(begin) >= 0)] : p.Lines));
        var shownFrom = shown.SelectMany(lines => lines).Select(l => (LogCursor?)l.Cursor).Min();
        (sources.From, isFixed) = (Min(shownFrom, goesOnFrom) ?? sources.BeginsAt, (shownFrom ?? goesOnFrom) is not null);
        sources.Begin(time.GetUtcNow());
        var alone = new List<LogLine>();
        foreach (var lines in shown)
            Put(lines, alone);
        first.Clear();
        Show(alone);
    }

    /// <summary>The last lines of all have come, or all have waited long enough: then those of the logs that say something first.</summary>
    private bool MayShow(DateTimeOffset now) => sources.AllHaveAnswered(now)
        || (time.GetElapsedTime(opened) >= Patience && (goesOnFrom is not null || sources.KnownFrom is not null || (first.Count > 0 && (!begun || sources.HaveSettled(now)))));

    private void Take(MergedPortion portion, List<LogLine> alone)
    {
        if (late.TryHold(portion))
            return;
        if (LackedBy(portion) is { } since)
        {
            late.Fill(sources.PlaceOf(portion.Child), portion, since);
            return;
        }
        var wanted = Wanted(portion.Lines);
        if (!isFixed)
            Fix(portion, wanted);
        Put(wanted, alone);
    }

    /// <summary>From where on lines of a log are missing before these; null when none are. As long as nothing is shown there is nothing that they could be missing among.</summary>
    private LogCursor? LackedBy(MergedPortion portion)
    {
        if (portion.Since is not { } since || portion.Lines.Count == 0 || (!isFixed && sources.KnownFrom is null))
            return null;
        since = goesOnFrom is { } had && had.CompareTo(since) > 0 ? had : since;
        return portion.Lines[0].Cursor.CompareTo(since) > 0 ? since : null;
    }

    /// <summary>Nothing has been shown yet: the look begins with what is shown now, or not before lines that have others before them.</summary>
    private void Fix(MergedPortion portion, IReadOnlyList<LogLine> wanted)
    {
        if (wanted.Count > 0)
            (sources.From, isFixed) = (wanted.Min(l => l.Cursor), true);
        else if (portion is { Lines: [var begin, ..] } && (portion.Since is not null || sources.From is null))
            sources.From = begin.Cursor;
    }

    private void Put(IReadOnlyList<LogLine> wanted, List<LogLine> alone)
    {
        if (IsAlone)
            alone.AddRange(wanted);
        else
            window.Add(wanted);
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

    private static LogCursor? Min(LogCursor? one, LogCursor? other) => one is { } a && other is { } b ? a.CompareTo(b) <= 0 ? a : b : one ?? other;

    private void Become(StreamState now)
    {
        if (now.GetType() != state.GetType() || (now, state) is (StreamState.Retrying a, StreamState.Retrying b) && a.Why != b.Why)
            state = now;
    }
}
