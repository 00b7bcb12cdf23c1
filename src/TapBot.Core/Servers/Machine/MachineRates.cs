namespace TapBot.Core.Servers;

/// <summary>Makes figures of two readings. Pure.</summary>
internal static class MachineRates
{
    private const double Milli = 1000;

    /// <summary>The figures of a reading.</summary>
    /// <param name="now">The reading.</param>
    /// <param name="before">The one before; null when there is none.</param>
    /// <param name="elapsed">The time between them, by a clock that nobody sets.</param>
    public static MachineFigures Of(MachineCounters now, MachineCounters? before, TimeSpan elapsed)
    {
        // After a restart of the machine everything begins anew; btime moves a little whenever the clock is set.
        var same = before is not null && elapsed > TimeSpan.Zero && now.Cpu?.Total >= before.Cpu?.Total ? before : null;
        var seconds = elapsed.TotalSeconds;
        var total = now.Memory.TryGetValue("MemTotal", out var t) ? t : (long?)null;
        return new MachineFigures
        {
            At = now.At,
            StartedAt = now.StartedAt,
            Cores = now.Cores,
            Cpu = Share(now, same, static c => c.User + c.System),
            CpuSystem = Share(now, same, static c => c.System),
            CpuWaiting = Share(now, same, static c => c.Waiting),
            CpuStolen = Share(now, same, static c => c.Stolen),
            Load1 = now.Load?.One,
            Load5 = now.Load?.Five,
            Load15 = now.Load?.Fifteen,
            Running = now.Running,
            Blocked = now.Blocked,
            MemoryTotal = total,
            MemoryUsed = now.Memory.TryGetValue("MemAvailable", out var available) ? total - available : null,
            SwapTotal = now.Memory.TryGetValue("SwapTotal", out var swap) ? swap : null,
            SwapUsed = now.Memory.TryGetValue("SwapFree", out var free) && now.Memory.TryGetValue("SwapTotal", out swap) ? swap - free : null,
            Killed = same is null || now.Killed < same.Killed ? null : now.Killed - same.Killed,
            CpuPressure = now.CpuPressure,
            MemoryPressure = now.MemoryPressure,
            IoPressure = now.IoPressure,
            Disks = [.. Pairs(now.Disks, same?.Disks).Select(p => new DiskFigures(p.Name, PerSecond(p.Now.Read - p.Before.Read, seconds), PerSecond(p.Now.Written - p.Before.Written, seconds), Math.Clamp((p.Now.Busy - p.Before.Busy) / (seconds * Milli), 0, 1)))],
            Networks = [.. Pairs(now.Networks, same?.Networks).Select(p => new NetworkFigures(p.Name, PerSecond(p.Now.Received - p.Before.Received, seconds), PerSecond(p.Now.Sent - p.Before.Sent, seconds), PerSecond(p.Now.Troubled - p.Before.Troubled, seconds)))],
            Temperature = now.Temperatures.Count > 0 ? now.Temperatures.Values.Max() : null,
        };
    }

    private static double? Share(MachineCounters now, MachineCounters? before, Func<CpuTimes, long> part) =>
        now.Cpu is { } cpu && before?.Cpu is { } earlier && cpu.Total > earlier.Total ? Math.Clamp((double)(part(cpu) - part(earlier)) / (cpu.Total - earlier.Total), 0, 1) : null;

    /// <summary>A device that was taken out and put in again counts from its beginning: less than before is nothing.</summary>
    private static double PerSecond(long more, double seconds) => Math.Max(0, more / seconds);

    private static IEnumerable<(string Name, T Now, T Before)> Pairs<T>(IReadOnlyDictionary<string, T> now, IReadOnlyDictionary<string, T>? before) =>
        before is null ? [] : now.Where(n => before.ContainsKey(n.Key)).Select(n => (n.Key, n.Value, before[n.Key])).OrderBy(p => p.Key, StringComparer.Ordinal);
}
