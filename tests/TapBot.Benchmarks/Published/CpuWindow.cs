using System.Diagnostics;

namespace TapBot.Benchmarks.Published;

/// <summary>How much of a core processes take while nothing is done to them.</summary>
internal static class CpuWindow
{
    /// <summary>Shares of one core in per cent, in the order of the processes.</summary>
    public static async Task<IReadOnlyList<double>> MeasureAsync(TimeSpan length, params int[] processes)
    {
        var start = Stopwatch.GetTimestamp();
        TimeSpan[] before = [.. processes.Select(Machine.CpuOf)];
        await Task.Delay(length, TimeProvider.System);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return [.. processes.Select((p, i) => (Machine.CpuOf(p) - before[i]) / elapsed * 100)];
    }
}
