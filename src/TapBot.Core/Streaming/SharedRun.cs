namespace TapBot.Core.Streaming;

/// <summary>One run of an upstream, from its start to its end, over any number of attempts. Used under the lock of the source.</summary>
internal sealed class SharedRun
{
    // without a timer and without a link there is nothing in it to dispose
    private readonly CancellationTokenSource stopping = new();

    public CancellationToken Stopping => stopping.Token;

    public bool IsStopping => stopping.IsCancellationRequested;

    /// <summary>Completes when everything registered on <see cref="Stopping"/> has been told; at once when nobody stopped the run.</summary>
    public Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>Completes when the run is over.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public void Begin(Func<SharedRun, Task> work) => Ended = Task.Run(() => work(this), CancellationToken.None);

    /// <summary>What is registered on the token runs on the thread pool, not here under the lock.</summary>
    public void Stop()
    {
        if (!IsStopping)
            Stopped = stopping.CancelAsync();
    }
}
