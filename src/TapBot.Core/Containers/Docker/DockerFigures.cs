using Docker.DotNet.Models;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Figures from two readings of the engine's statistics, by the formulas of the docker command line: processor time against the machine's, memory without
/// inactive file cache (<c>total_inactive_file</c> under cgroup v1, <c>inactive_file</c> under v2).
/// </summary>
internal static class DockerFigures
{
    /// <summary>The figures, or null when the reading says nothing: the container has just stopped, or it is the first reading.</summary>
    public static ContainerFigures? Between(ContainerStatsResponse? before, ContainerStatsResponse now, double cpuLimit)
    {
        if (before is null || now.CPUStats?.SystemUsage is not { } system || before.CPUStats?.SystemUsage is not { } systemBefore || now.MemoryStats?.Usage is not { } usage)
            return null;
        var seconds = (now.Read - before.Read).TotalSeconds;
        if (seconds <= 0)
            return null;
        var cores = now.CPUStats.OnlineCPUs ?? (uint)(now.CPUStats.CPUUsage.PercpuUsage?.Count ?? 1);
        var machine = (double)system - systemBefore;
        var used = (double)now.CPUStats.CPUUsage.TotalUsage - before.CPUStats.CPUUsage.TotalUsage;
        var cpu = machine > 0 && used > 0 ? used / machine * cores : 0;
        var most = cpuLimit > 0 ? Math.Min(cpuLimit, cores) : cores;
        var (inNow, outNow) = Network(now);
        var (inBefore, outBefore) = Network(before);
        var (readNow, writeNow) = Block(now);
        var (readBefore, writeBefore) = Block(before);
        return new ContainerFigures(
            new DateTimeOffset(DateTime.SpecifyKind(now.Read, DateTimeKind.Utc)),
            cpu,
            most > 0 ? cpu / most : 0,
            (long)(usage - Math.Min(usage, Cache(now.MemoryStats))),
            (long)Math.Min(now.MemoryStats.Limit ?? 0, long.MaxValue),
            Rate(inBefore, inNow, seconds),
            Rate(outBefore, outNow, seconds),
            Rate(readBefore, readNow, seconds),
            Rate(writeBefore, writeNow, seconds),
            (long?)now.PidsStats?.Current);
    }

    private static ulong Cache(MemoryStats memory)
    {
        if (memory.Stats is null)
            return 0;
        return memory.Stats.TryGetValue("total_inactive_file", out var v1) ? v1
            : memory.Stats.TryGetValue("inactive_file", out var v2) ? v2
            : 0;
    }

    // A counter that went back means that the container was started anew: no rate rather than a wrong one.
    private static double Rate(ulong before, ulong now, double seconds) => now < before ? 0 : (now - before) / seconds;

    private static (ulong In, ulong Out) Network(ContainerStatsResponse stats)
    {
        ulong received = 0, sent = 0;
        foreach (var network in stats.Networks?.Values ?? [])
            (received, sent) = (received + network.RxBytes, sent + network.TxBytes);
        return (received, sent);
    }

    private static (ulong Read, ulong Written) Block(ContainerStatsResponse stats)
    {
        ulong read = 0, written = 0;
        foreach (var entry in stats.BlkioStats?.IoServiceBytesRecursive ?? [])
        {
            if (string.Equals(entry.Op, "read", StringComparison.OrdinalIgnoreCase))
                read += entry.Value;
            else if (string.Equals(entry.Op, "write", StringComparison.OrdinalIgnoreCase))
                written += entry.Value;
        }
        return (read, written);
    }
}
