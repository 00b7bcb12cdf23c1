namespace TapBot.Portal.Hosting.Ahead;

/// <summary>What is being read for pages whose circuits are not there yet. It is a help only: what fails here fails again where the page reads, and is told there.</summary>
internal sealed class Readings(TimeProvider time, ILogger<Readings> logger) : IHostedService, IDisposable
{
    /// <summary>So many at once at most; for a page beyond that nothing is read ahead.</summary>
    public const int Most = 8;

    /// <summary>For so long one reads at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private readonly CancellationTokenSource end = new();

    /// <summary>Begins a reading in the background, unless there are too many already or the portal is stopping.</summary>
    public void Begin(Func<CancellationToken, Task> read)
    {
        lock (gate)
        {
            if (running.Count >= Most || end.IsCancellationRequested)
                return;
            var reading = Task.Run(() => ReadAsync(read), CancellationToken.None);
            running.Add(reading);
            reading.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends them all; what they read from may be gone afterwards.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] left;
        lock (gate)
        {
            end.Cancel();
            left = [.. running];
        }
        await Task.WhenAll(left).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => end.Dispose();

    private async Task ReadAsync(Func<CancellationToken, Task> read)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, end.Token);
        try
        {
            await read(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Too late to be of use.
        }
        catch (Exception failed)
        {
            Log.NotReadAhead(logger, failed);
        }
    }

    private void Ended(Task reading)
    {
        lock (gate)
            running.Remove(reading);
    }
}
