namespace TapBot.Benchmarks.Databases;

/// <summary>By how much the memory of this process grows while something is done, at most; looked at every ten milliseconds.</summary>
internal static class MemoryGrowth
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    /// <summary>Megabytes of 1,000,000 bytes, over what was there after a collection.</summary>
    public static async Task<double> OfAsync(Func<Task> act)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = Machine.MemoryOf(Environment.ProcessId);
        using var end = new CancellationTokenSource();
        var watch = Task.Run(() => MostAsync(end.Token));
        await act();
        await end.CancelAsync();
        return Math.Max(0, await watch - before) / 1e6;
    }

    private static async Task<long> MostAsync(CancellationToken cancellationToken)
    {
        var most = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            most = Math.Max(most, Machine.MemoryOf(Environment.ProcessId));
            await Task.Delay(Every, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return Math.Max(most, Machine.MemoryOf(Environment.ProcessId));
    }
}
