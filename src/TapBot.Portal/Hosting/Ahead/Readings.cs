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
    private bool isOver;

    /// <summary>Begins a reading in the background, unless there are too many already or the portal is stopping.</summary>
    public void Begin(Func<CancellationToken, Task> read)
    {
        lock (gate)
        {
            if (running.Count >= Most || isOver)
                return;
            var ended = end.Token;
            var reading = Task.Run(() => ReadAsync(read, ended), CancellationToken.None);
            running.Add(reading);
            reading.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends them all; what they read from may be gone afterwards.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        End();
        Task[] left;
        lock (gate)
            left = [.. running];
        await Task.WhenAll(left).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>May come while the host is still stopping, or without a stop.</summary>
    public void Dispose()
    {
        End();
        end.Dispose();
    }

    private void End()
    {
        lock (gate)
        {
            if (isOver)
                return;
            isOver = true;
            end.Cancel();
        }
    }

    private async Task ReadAsync(Func<CancellationToken, Task> read, CancellationToken ended)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ended);
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
