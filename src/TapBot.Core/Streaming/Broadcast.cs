namespace TapBot.Core.Streaming;

/// <summary>
/// One state and its changes, told to any number of subscribers. A subscriber is a cursor on the changes, which are kept once for all:
/// publishing costs the same for one subscriber and for a thousand, and a slow one costs nothing. Who lags behind by more than
/// <see cref="BroadcastOptions.Capacity"/> gets the snapshot instead of the changes. Thread-safe.
/// </summary>
/// <typeparam name="TSnapshot">The whole state; immutable.</typeparam>
/// <typeparam name="TChange">One change of it; immutable.</typeparam>
public sealed class Broadcast<TSnapshot, TChange>
    where TSnapshot : class
{
    private readonly Lock gate = new();
    private readonly Pulse pulse = new();
    private readonly Func<TSnapshot, TChange, TSnapshot> apply;
    private readonly TimeProvider time;
    private readonly CircularBuffer<TChange> recent;
    private TSnapshot current;
    private int subscribers;

    /// <summary>Starts with a state.</summary>
    /// <param name="initial">The state before the first change.</param>
    /// <param name="apply">Gives the state after a change. Runs under the lock: it must be short and pure. If it throws, nothing is published.</param>
    /// <param name="time">The clock of the intervals between batches.</param>
    /// <param name="options">How much is remembered; the defaults when absent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is outside of its range.</exception>
    public Broadcast(TSnapshot initial, Func<TSnapshot, TChange, TSnapshot> apply, TimeProvider time, BroadcastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(apply);
        ArgumentNullException.ThrowIfNull(time);
        var capacity = options?.Capacity ?? BroadcastOptions.DefaultCapacity;
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, BroadcastOptions.MinCapacity, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, BroadcastOptions.MaxCapacity, nameof(options));
        (current, this.apply, this.time, recent) = (initial, apply, time, new(capacity));
    }

    /// <summary>The state now.</summary>
    public TSnapshot Current => Volatile.Read(ref current);

    /// <summary>Subscriptions that are not disposed.</summary>
    public int Subscribers => Volatile.Read(ref subscribers);

    /// <summary>Changes kept for subscribers that have not read them yet.</summary>
    internal int Kept
    {
        get
        {
            lock (gate)
                return recent.Count;
        }
    }

    /// <summary>Applies one change and tells everybody.</summary>
    public void Publish(TChange change)
    {
        lock (gate)
        {
            Volatile.Write(ref current, apply(current, change));
            if (subscribers > 0)
                recent.Add(change);
        }
        pulse.Wake();
    }

    /// <summary>Applies several changes as one step: no subscriber sees a state between them, and if one cannot be applied none is.</summary>
    public void Publish(IReadOnlyList<TChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0)
            return;
        lock (gate)
        {
            var next = current;
            for (var i = 0; i < changes.Count; i++)
                next = apply(next, changes[i]);
            Volatile.Write(ref current, next);
            for (var i = 0; subscribers > 0 && i < changes.Count; i++)
                recent.Add(changes[i]);
        }
        pulse.Wake();
    }

    /// <summary>Replaces the state; every subscriber gets a batch with <see cref="Batch{TSnapshot,TChange}.IsReset"/>.</summary>
    public void Reset(TSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (gate)
        {
            Volatile.Write(ref current, snapshot);
            recent.Skip(1);
        }
        pulse.Wake();
    }

    /// <summary>Joins: the first change of the subscription is the first one that its <c>Initial</c> does not contain.</summary>
    public Subscription<TSnapshot, TChange> Subscribe()
    {
        lock (gate)
        {
            subscribers++;
            return new(this, current, recent.Next, time);
        }
    }

    /// <summary>Waits until the state is as asked for, and gives what was asked for.</summary>
    internal async Task<T> UntilAsync<T>(Func<TSnapshot, T?> find, CancellationToken cancellationToken)
        where T : class
    {
        await using var subscription = Subscribe();
        if (find(subscription.Initial) is { } already)
            return already;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, cancellationToken))
        {
            if (find(batch.Snapshot) is { } now)
                return now;
        }
        throw new OperationCanceledException();
    }

    /// <summary>Completes at the next change.</summary>
    internal Task NextAsync() => pulse.NextAsync();

    internal bool IsAhead(long cursor)
    {
        lock (gate)
            return cursor != recent.Next;
    }

    /// <summary>Everything from <paramref name="cursor"/> on, and moves it.</summary>
    internal Batch<TSnapshot, TChange> Take(ref long cursor)
    {
        lock (gate)
        {
            var from = cursor;
            cursor = recent.Next;
            if (from < recent.First)
                return new(current, [], IsReset: true);
            var changes = new TChange[cursor - from];
            recent.CopyTo(from, changes);
            return new(current, changes, IsReset: false);
        }
    }

    internal void Leave()
    {
        lock (gate)
        {
            if (--subscribers == 0)
                recent.Skip(0);
        }
    }
}
