using System.Runtime.CompilerServices;

namespace TapBot.Core.Streaming;

/// <summary>
/// One reader of a <see cref="Broadcast{TSnapshot,TChange}"/>. Disposing it ends <see cref="Batches"/>; it may be disposed without ever being read.
/// </summary>
public sealed class Subscription<TSnapshot, TChange> : IAsyncDisposable
    where TSnapshot : class
{
    private readonly Broadcast<TSnapshot, TChange> broadcast;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationToken ended;
    private long cursor;
    private int reading;
    private int disposed;

    internal Subscription(Broadcast<TSnapshot, TChange> broadcast, TSnapshot initial, long cursor, TimeProvider time)
    {
        (this.broadcast, Initial, this.cursor, this.time) = (broadcast, initial, cursor, time);
        ended = this.ending.Token; // the source must not be asked for it once it is disposed
    }

    /// <summary>The state at the moment of subscribing; the first change that comes is the first one it does not contain.</summary>
    public TSnapshot Initial { get; }

    /// <summary>
    /// What changes, in batches: the first at once, then at most one per <paramref name="minInterval"/>, and none while nothing changes.
    /// Ends when the subscription is disposed. One loop at a time reads a subscription; a later loop goes on where the one before it stopped.
    /// </summary>
    /// <param name="minInterval">The least time between the beginnings of two batches; from zero to one day.</param>
    /// <param name="ct">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minInterval"/> is outside of its range.</exception>
    /// <exception cref="InvalidOperationException">Another loop reads this subscription now (thrown by the first step of the loop).</exception>
    public IAsyncEnumerable<Batch<TSnapshot, TChange>> Batches(TimeSpan minInterval, CancellationToken ct) =>
        ReadAsync(new Pace(minInterval, time), ct);

    /// <summary>Leaves the broadcast and ends the loop that reads it, without waiting for the body of that loop.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        var ending = this.ending.CancelAsync(); // first of all, so that the loop does not read once more
        broadcast.Leave();
        await ending;
        this.ending.Dispose();
    }

    private async IAsyncEnumerable<Batch<TSnapshot, TChange>> ReadAsync(Pace pace, [EnumeratorCancellation] CancellationToken ct)
    {
        if (Interlocked.Exchange(ref reading, 1) != 0)
            throw new InvalidOperationException("Another loop reads this subscription; each reader needs its own.");
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, ended);
            while (true)
            {
                try
                {
                    await ChangeAsync(either.Token);
                    await pace.WaitAsync(either.Token);
                    either.Token.ThrowIfCancellationRequested();
                }
                catch (OperationCanceledException)
                {
                    ct.ThrowIfCancellationRequested();
                    yield break;
                }
                yield return broadcast.Take(ref cursor);
            }
        }
        finally
        {
            Volatile.Write(ref reading, 0);
        }
    }

    private async ValueTask ChangeAsync(CancellationToken ct)
    {
        while (true)
        {
            var next = broadcast.NextAsync();
            if (broadcast.IsAhead(cursor))
                return;
            await next.WaitAsync(ct);
        }
    }
}
