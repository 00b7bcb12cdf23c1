using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Testing.Logs;

/// <summary>A tail whose ring is the test's: the test writes lines and sets the state, the viewer reads. Safe to write to while it is read.</summary>
public sealed class FakeLogTail(StreamState state) : ILogTail
{
    private readonly Lock gate = new();
    private readonly List<LogLine> ring = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamState state = state;
    private StreamState? seen;
    private long overwritten;
    private long read;

    /// <summary>What the source itself still holds before the ring, oldest first.</summary>
    public List<LogLine> Older { get; } = [];

    /// <summary>How often the source itself was asked.</summary>
    public int OlderReads { get; private set; }

    /// <summary>How often the viewer took lines.</summary>
    public int Reads { get; private set; }

    public bool Disposed { get; private set; }

    public StreamState State
    {
        get
        {
            lock (gate)
                return seen = state;
        }
    }

    public void Become(StreamState next)
    {
        lock (gate)
            state = next;
        Wake();
    }

    public void Write(params IEnumerable<LogLine> lines)
    {
        lock (gate)
            ring.AddRange(lines);
        Wake();
    }

    /// <summary>The oldest lines of the ring are overwritten; the source still holds them.</summary>
    public void Overwrite(int count)
    {
        lock (gate)
        {
            Older.AddRange(ring.Take(count));
            ring.RemoveRange(0, count);
            overwritten += count;
        }
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (read < overwritten + ring.Count || !ReferenceEquals(seen, state))
                    return;
                next = changed.Task;
            }
            await next.WaitAsync(cancellationToken);
        }
    }

    public LogBatch ReadNewest(int max)
    {
        lock (gate)
        {
            Reads++;
            var end = overwritten + ring.Count;
            var from = Math.Max(Math.Max(read, overwritten), end - max);
            var skipped = from - read;
            read = end;
            return new LogBatch(Slice(from, max), from, skipped);
        }
    }

    public LogBatch ReadRange(long fromSequence, int max)
    {
        lock (gate)
            return fromSequence < overwritten ? new LogBatch([], fromSequence, 0) : new LogBatch(Slice(fromSequence, max), fromSequence, 0);
    }

    /// <summary>The source itself does not answer.</summary>
    public bool Silent { get; set; }

    public Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            OlderReads++;
            if (Silent)
                return Task.FromResult<IReadOnlyList<LogLine>?>(null);
            var held = Older.Concat(ring).Where(l => l.Cursor.CompareTo(before) < 0).ToArray();
            return Task.FromResult<IReadOnlyList<LogLine>?>(held[Math.Max(0, held.Length - max)..]);
        }
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private LogLine[] Slice(long from, int max) => [.. ring.Skip((int)(from - overwritten)).Take(max)];

    private void Wake()
    {
        TaskCompletionSource before;
        lock (gate)
            (before, changed) = (changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        before.TrySetResult();
    }
}
