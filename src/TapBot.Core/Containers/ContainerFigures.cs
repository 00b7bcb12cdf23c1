namespace TapBot.Core.Containers;

/// <summary>What a container takes, measured over about a second.</summary>
/// <param name="At">When the engine read it, UTC.</param>
/// <param name="Cpu">Processor time in cores: 1 is one core fully used (what <c>docker stats</c> calls 100 %).</param>
/// <param name="CpuOfLimit">The same as a share of the container's limit, or of all cores without one; 0 to 1.</param>
/// <param name="Memory">Bytes in use without the page cache that the kernel gives back when asked, as <c>docker stats</c> counts.</param>
/// <param name="MemoryLimit">Most bytes it may take: its limit, or the machine's memory.</param>
/// <param name="NetworkIn">Bytes received per second over all its networks.</param>
/// <param name="NetworkOut">Bytes sent per second.</param>
/// <param name="BlockRead">Bytes read from block devices per second.</param>
/// <param name="BlockWrite">Bytes written per second.</param>
/// <param name="Processes">Processes and threads in it; null when the engine does not say.</param>
public readonly record struct ContainerFigures(
    DateTimeOffset At,
    double Cpu,
    double CpuOfLimit,
    long Memory,
    long MemoryLimit,
    double NetworkIn,
    double NetworkOut,
    double BlockRead,
    double BlockWrite,
    long? Processes);
