using TapBot.Core.Logs;

namespace TapBot.Core.Proxy;

/// <summary>Reads the log of a proxy's container for requests, as long as it is not disposed. The log is one that is followed anyhow, however many read it.</summary>
internal sealed class AccessLogFollower : IAsyncDisposable
{
    private const int AtOnce = 20_000;
    private readonly CancellationTokenSource end = new();
    private readonly Task run;

    public AccessLogFollower(Func<ILogTail> open, TimeProvider time)
    {
        Window = new AccessLogWindow(time);
        run = Task.Run(() => FollowAsync(open, end.Token));
    }

    /// <summary>What was read.</summary>
    public AccessLogWindow Window { get; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task FollowAsync(Func<ILogTail> open, CancellationToken cancellationToken)
    {
        await using var tail = open();
        while (true)
        {
            await tail.WaitAsync(cancellationToken);
            foreach (var line in tail.ReadNewest(AtOnce).Lines)
                Window.Take(line.Text);
            _ = tail.State; // looked at, so that only the next change wakes
        }
    }
}
