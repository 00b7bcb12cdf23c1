namespace TapBot.Benchmarks.Databases;

/// <summary>By how much the resident memory of a process grows while something is done, at most; looked at every ten milliseconds.</summary>
internal static class MemoryGrowth
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    /// <summary>Megabytes of 1,000,000 bytes.</summary>
    public static async Task<double> OfAsync(int process, Func<Task> act)
    {
        var before = Machine.MemoryOf(process);
        using var end = new CancellationTokenSource();
        var watch = Task.Run(() => MostAsync(process, end.Token));
        await act();
        await end.CancelAsync();
        return Math.Max(0, await watch - before) / 1e6;
    }

    private static async Task<long> MostAsync(int process, CancellationToken cancellationToken)
    {
        var most = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            most = Math.Max(most, Machine.MemoryOf(process));
            await Task.Delay(Every, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return Math.Max(most, Machine.MemoryOf(process));
    }
}
