namespace TapBot.Core.Containers;

/// <summary>What the engine counts for a container, at one moment; two of them make <see cref="ContainerFigures"/>.</summary>
/// <param name="At">When the engine read it, UTC.</param>
/// <param name="Cpu">Processor time it has used since it was started, in nanoseconds.</param>
/// <param name="MachineCpu">Processor time all cores have had, in nanoseconds.</param>
/// <param name="Cores">How many cores there are.</param>
/// <param name="Memory">Bytes in use without the page cache that the kernel gives back when asked.</param>
/// <param name="MemoryLimit">Most bytes it may take.</param>
/// <param name="NetworkIn">Bytes received over all its networks since it was started.</param>
/// <param name="NetworkOut">Bytes sent.</param>
/// <param name="BlockRead">Bytes read from block devices.</param>
/// <param name="BlockWrite">Bytes written to them.</param>
/// <param name="Processes">Processes and threads in it; null when the engine does not say.</param>
internal sealed record ContainerCounters(
    DateTimeOffset At, ulong Cpu, ulong MachineCpu, uint Cores, long Memory, long MemoryLimit, ulong NetworkIn, ulong NetworkOut, ulong BlockRead, ulong BlockWrite, long? Processes)
{
    /// <summary>True when nothing was counted anew since an earlier reading: the container, its networks and the machine have run on.</summary>
    public bool Continues(ContainerCounters before) =>
        At > before.At && Cpu >= before.Cpu && MachineCpu > before.MachineCpu && NetworkIn >= before.NetworkIn && NetworkOut >= before.NetworkOut && BlockRead >= before.BlockRead && BlockWrite >= before.BlockWrite;

    /// <summary>What was taken since an earlier reading; null when no time has passed between the two.</summary>
    public ContainerFigures? Since(ContainerCounters before, double cpuLimit)
    {
        var seconds = (At - before.At).TotalSeconds;
        if (seconds <= 0)
            return null;
        var cpu = MachineCpu > before.MachineCpu && Cpu > before.Cpu ? (double)(Cpu - before.Cpu) / (MachineCpu - before.MachineCpu) * Cores : 0;
        var most = cpuLimit > 0 ? Math.Min(cpuLimit, Cores) : Cores;
        return new ContainerFigures(
            At,
            cpu,
            most > 0 ? cpu / most : 0,
            Memory,
            MemoryLimit,
            Rate(before.NetworkIn, NetworkIn, seconds),
            Rate(before.NetworkOut, NetworkOut, seconds),
            Rate(before.BlockRead, BlockRead, seconds),
            Rate(before.BlockWrite, BlockWrite, seconds),
            Processes);
    }

    // A counter that went back means that the container was started anew: no rate rather than a wrong one.
    private static double Rate(ulong before, ulong now, double seconds) => now < before ? 0 : (now - before) / seconds;
}
