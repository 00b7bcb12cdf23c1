using Docker.DotNet.Models;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Counters from the engine's statistics, by the formulas of the docker command line: processor time against the machine's, memory without
/// inactive file cache (<c>total_inactive_file</c> under cgroup v1, <c>inactive_file</c> under v2).
/// </summary>
internal static class DockerFigures
{
    /// <summary>The counters, or null when the reading says nothing: the container has just stopped.</summary>
    public static ContainerCounters? Of(ContainerStatsResponse said)
    {
        if (said.CPUStats?.SystemUsage is not { } system || said.MemoryStats?.Usage is not { } usage)
            return null;
        var (received, sent) = Network(said);
        var (read, written) = Block(said);
        return new ContainerCounters(
            new DateTimeOffset(DateTime.SpecifyKind(said.Read, DateTimeKind.Utc)),
            said.CPUStats.CPUUsage.TotalUsage,
            system,
            (uint)(said.CPUStats.OnlineCPUs ?? (uint)(said.CPUStats.CPUUsage.PercpuUsage?.Count ?? 1)),
            (long)(usage - Math.Min(usage, Cache(said.MemoryStats))),
            (long)Math.Min(said.MemoryStats.Limit ?? 0, long.MaxValue),
            received,
            sent,
            read,
            written,
            (long?)said.PidsStats?.Current);
    }

    private static ulong Cache(MemoryStats memory)
    {
        if (memory.Stats is null)
            return 0;
        return memory.Stats.TryGetValue("total_inactive_file", out var v1) ? v1
            : memory.Stats.TryGetValue("inactive_file", out var v2) ? v2
            : 0;
    }

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
