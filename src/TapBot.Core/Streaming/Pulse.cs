namespace TapBot.Core.Streaming;

/// <summary>
/// A version that grows, and a way to wait for it to grow. One writer pays an increment and a look at a field while nobody waits;
/// all who wait share one task, whose continuations never run on the thread of the writer.
/// </summary>
internal sealed class Pulse
{
    private long version;
    private TaskCompletionSource? waiting;

    public long Version => Volatile.Read(ref version);

    /// <summary>A new version: everybody who waits looks again.</summary>
    public void Raise()
    {
        Interlocked.Increment(ref version); // a full fence: the look at this.waiting below cannot come before it
        Wake();
    }

    /// <summary>Everybody who waits looks again, although the version is the same.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref this.waiting) is not null)
            Interlocked.Exchange(ref this.waiting, null)?.SetResult();
    }

    /// <summary>
    /// Completes at the next raise or wake. Take it first, then look whether there is something to do, then await it: so nothing
    /// that happens in between is missed.
    /// </summary>
    public Task NextAsync()
    {
        var waiting = Volatile.Read(ref this.waiting);
        if (waiting is not null)
            return waiting.Task;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref this.waiting, mine, null) ?? mine).Task;
    }

    /// <summary>Waits until there is another version than this one, but no longer than that.</summary>
    public async Task PastAsync(long seen, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(longest, time, either.Token);
        while (true)
        {
            var next = NextAsync();
            if (Version != seen || await Task.WhenAny(next, timer) == timer)
                break;
        }
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
