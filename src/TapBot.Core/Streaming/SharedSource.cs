using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>
/// One upstream per key, however many look at it: the first reader starts it, it recovers by itself (see <see cref="Recovery"/>), and it
/// stops when the last reader has been gone for <see cref="SharedSourceOptions.Linger"/>. At no time do two upstreams of one key run,
/// not even while the earlier one is still stopping. Thread-safe.
/// </summary>
public sealed class SharedSource<TKey, T> : IAsyncDisposable
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, SharedStream<T>> streams = [];
    private readonly Func<TKey, SourceWriter<T>, CancellationToken, Task> upstream;
    private readonly Func<T, int> bytesOf;
    private readonly Func<Exception, Phrase> describe;
    private readonly SharedSourceOptions options;
    private readonly TimeProvider time;
    private Task? disposal;

    /// <summary>Starts nothing yet.</summary>
    /// <param name="upstream">
    /// Connects and writes until there is no more or it is cancelled; runs on the thread pool without the context of the reader that opened it.
    /// Whatever it throws becomes a state. It must stop soon when cancelled.
    /// </param>
    /// <param name="bytesOf">What an item counts against <see cref="SharedSourceOptions.MaxBytes"/>.</param>
    /// <param name="describe">Says to people why the upstream failed.</param>
    /// <param name="options">Bounds; looked at now, later changes do nothing.</param>
    /// <param name="time">The clock of lingering, back-off and states.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its range.</exception>
    public SharedSource(
        Func<TKey, SourceWriter<T>, CancellationToken, Task> upstream, Func<T, int> bytesOf, Func<Exception, Phrase> describe,
        SharedSourceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(bytesOf);
        ArgumentNullException.ThrowIfNull(describe);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        options.ThrowIfOutOfRange();
        this.options = options.Copy();
        (this.upstream, this.bytesOf, this.describe, this.time) = (upstream, bytesOf, describe, time);
    }

    /// <summary>Upstreams that run now, those that linger, wait for their next attempt or are just stopping included.</summary>
    public int Running => CountOf(stream => stream.IsRunning);

    /// <summary>Keys that hold memory now.</summary>
    internal int Streams => CountOf(_ => true);

    /// <summary>Joins the stream of a key. Never blocks and never fails because the upstream does: look at <see cref="SharedReader{T}.State"/>.</summary>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public SharedReader<T> Open(TKey key) => Open(key, pinned: false);

    /// <summary>
    /// Wants the upstream of a key to run although nobody reads it (what passes is recorded): little is kept of it then, as the options say, and all that is usual
    /// while somebody reads it too.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public SharedReader<T> Pin(TKey key) => Open(key, pinned: true);

    /// <summary>Stops all upstreams and waits for them. Readers that are still open see <see cref="StreamState.Ended"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Task disposal;
        lock (gate)
            disposal = this.disposal ??= Task.WhenAll(streams.Values.Select(stream => stream.CloseAsync()).ToArray());
        await disposal;
    }

    private SharedReader<T> Open(TKey key, bool pinned)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(this.disposal is not null, this);
            if (!streams.TryGetValue(key, out var stream))
                streams.Add(key, stream = NewStream(key));
            stream.Join(pinned);
            return new(stream, pinned);
        }
    }

    private SharedStream<T> NewStream(TKey key) =>
        new(gate, (writer, ct) => upstream(key, writer, ct), bytesOf, describe, options, time, gone: () => streams.Remove(key));

    private int CountOf(Func<SharedStream<T>, bool> condition)
    {
        lock (gate)
            return streams.Values.Count(condition);
    }
}
