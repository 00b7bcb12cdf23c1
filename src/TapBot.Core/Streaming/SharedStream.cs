using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>
/// The stream of one key of a <see cref="SharedSource{TKey,T}"/>: its ring, its state, who reads it and the run of its upstream, if there is one.
/// What decides about its life happens under the lock of the source, foreign code never does.
/// </summary>
internal sealed class SharedStream<T>
{
    private readonly Lock gate;
    private readonly Func<SourceWriter<T>, CancellationToken, Task> upstream;
    private readonly Func<Exception, Phrase> describe;
    private readonly SharedSourceOptions options;
    private readonly TimeProvider time;
    private readonly Action gone;
    private readonly RecoveryTrigger trigger = new();
    private volatile StreamState state;
    private int readers; // pins included
    private int pins;
    private SharedRun? run;
    private bool again; // the run is stopping and somebody came back: start anew when it is over
    private Lingering? lingering;
    private bool closed;

    public SharedStream(
        Lock sourceLock, Func<SourceWriter<T>, CancellationToken, Task> upstream, Func<T, int> bytesOf, Func<Exception, Phrase> describe,
        SharedSourceOptions options, TimeProvider time, Action gone)
    {
        (gate, this.upstream, this.describe, this.options, this.time, this.gone) = (sourceLock, upstream, describe, options, time, gone);
        Ring = new(options.MaxItems, options.MaxBytes, bytesOf);
        this.state = new StreamState.Connecting(time.GetUtcNow());
    }

    public Ring<T> Ring { get; }

    public Pulse Pulse { get; } = new();

    /// <summary>Raised when somebody begins to read, or asks for what an upstream may hold back while nobody does.</summary>
    public Pulse Wanted { get; } = new();

    public StreamState State => this.state;

    /// <summary>Read under the lock of the source.</summary>
    public bool IsRunning => this.run is not null;

    /// <summary>Somebody reads it; looked at without the lock, so it may be a moment old.</summary>
    public bool IsRead => Volatile.Read(ref readers) > Volatile.Read(ref pins);

    /// <summary>One more reader, or something that only wants it to run; called under the lock of the source.</summary>
    public void Join(bool pinned)
    {
        pins += pinned ? 1 : 0;
        readers++;
        if (!pinned || readers == 1)
            StopLingering();
        if (!pinned)
            Wanted.Raise();
        Bound();
        if (readers > 1)
            return;
        if (this.run is null)
            Start();
        else
            again = this.run.IsStopping;
    }

    public void Leave(bool pinned)
    {
        lock (gate)
        {
            pins -= pinned ? 1 : 0;
            if (closed)
                return;
            if (--readers == 0)
                again = false;
            else if (readers > pins)
                return;
            // Also what is only pinned from now on keeps what it has for whoever comes back.
            StopLingering();
            if (options.Linger == TimeSpan.Zero)
                Expire();
            else
                lingering = new(options.Linger, time, LingeredOut);
        }
    }

    /// <summary>Tries at once if the upstream has ended or waits for its next attempt.</summary>
    public void Restart()
    {
        lock (gate)
        {
            if (closed || readers == 0) // the reader that asked may have left meanwhile
                return;
            if (this.run is null)
                Start();
            else if (this.state is StreamState.Retrying)
                trigger.Wake();
        }
    }

    /// <summary>Stops for good; completes when the upstream is gone.</summary>
    public async Task CloseAsync()
    {
        SharedRun? run;
        lock (gate)
        {
            closed = true;
            StopLingering();
            run = this.run;
            run?.Stop();
        }
        if (run is not null)
            await run.Ended;
        Change(new StreamState.Ended(time.GetUtcNow(), StreamReasons.Stopped));
    }

    private void Start()
    {
        again = false;
        Change(new StreamState.Connecting(time.GetUtcNow()));
        this.run = new();
        using (ExecutionContext.SuppressFlow()) // the upstream outlives the circuit or request of its first reader
            this.run.Begin(RunAsync);
    }

    private async Task RunAsync(SharedRun run)
    {
        StreamState.Ended? ended = null;
        await Recovery.RunAsync(Attempt, Changed, describe, trigger, time, run.Stopping);
        Task stopped;
        lock (gate)
            stopped = run.Stopped;
        await stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // what the upstream registered on its token has run, too
        lock (gate)
            Finished(run, ended);

        Task Attempt(RecoveryAttempt attempt, CancellationToken ct) => upstream(new(this, attempt), ct);

        void Changed(StreamState state)
        {
            ended = state as StreamState.Ended;
            if (ended is null) // the end is shown when the run is over: who sees it may restart
                Change(state);
        }
    }

    private void Finished(SharedRun run, StreamState.Ended? ended)
    {
        this.run = null;
        if (closed)
            return;
        if (again)
        {
            Start();
        }
        else if (run.IsStopping)
        {
            StopLingering();
            gone();
        }
        else
        {
            Change(ended!); // not stopped, so it came to its end by itself
        }
    }

    private void Change(StreamState state)
    {
        if (state is StreamState.Connecting && this.state is StreamState.Connecting)
            return;
        this.state = state;
        Pulse.Raise();
    }

    private void LingeredOut(Lingering who)
    {
        lock (gate)
        {
            if (lingering != who)
                return;
            StopLingering();
            Expire();
        }
    }

    private void Expire()
    {
        if (readers > 0)
            Bound();
        else if (this.run is null)
            gone();
        else
            this.run.Stop();
    }

    private void Bound()
    {
        if (readers > pins)
            Ring.Limit(options.MaxItems, options.MaxBytes);
        else if (pins > 0)
            Ring.Limit(options.PinnedItems, options.PinnedBytes);
    }

    private void StopLingering()
    {
        lingering?.Dispose();
        lingering = null;
    }
}
