namespace TapBot.Core.Streaming;

/// <summary>
/// One reader of a <see cref="SharedSource{TKey,T}"/>: it keeps its own cursor on the ring. The loop is: look at <see cref="Version"/>, then read
/// <see cref="Ring"/> and <see cref="State"/>, then <see cref="WaitAsync"/> with the version looked at first. Disposing lets go of the upstream.
/// </summary>
public sealed class SharedReader<T> : IAsyncDisposable
{
    private readonly SharedStream<T> stream;
    private readonly bool pinned;
    private int disposed;

    internal SharedReader(SharedStream<T> stream, bool pinned) => (this.stream, this.pinned) = (stream, pinned);

    /// <summary>What the upstream wrote; the same ring for all readers and over all restarts.</summary>
    public Ring<T> Ring => stream.Ring;

    /// <summary>How the upstream is doing now.</summary>
    public StreamState State => stream.State;

    /// <summary>Grows with every write and every change of state.</summary>
    public long Version => stream.Pulse.Version;

    /// <summary>Completes when <see cref="Version"/> is no longer <paramref name="seenVersion"/>; at once if it is not now.</summary>
    /// <exception cref="ObjectDisposedException">This reader is disposed, or was while it waited.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async ValueTask WaitAsync(long seenVersion, CancellationToken ct)
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
            ct.ThrowIfCancellationRequested();
            if (Version != seenVersion)
                return;
            var next = stream.Pulse.NextAsync();
            if (Version == seenVersion && Volatile.Read(ref disposed) == 0)
                await next.WaitAsync(ct);
        }
    }

    /// <summary>Adds an item that does not come from the upstream, for everybody who reads. The upstream may add its own at the same time.</summary>
    public void Put(T item)
    {
        stream.Ring.Add(item);
        stream.Pulse.Raise();
    }

    /// <summary>Asks for what the upstream may hold back while nobody reads.</summary>
    public void Hasten() => stream.Wanted.Raise();

    /// <summary>Tries at once if the upstream has ended (a stopped container was started again) or waits for its next attempt; else does nothing.</summary>
    public void Restart()
    {
        if (Volatile.Read(ref disposed) == 0)
            stream.Restart();
    }

    /// <summary>Leaves; the upstream goes on for a while for whoever comes next. Calling it again does nothing.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return ValueTask.CompletedTask;
        stream.Leave(pinned);
        stream.Pulse.Wake();
        return ValueTask.CompletedTask;
    }
}
