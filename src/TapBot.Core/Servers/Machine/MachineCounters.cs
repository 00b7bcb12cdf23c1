namespace TapBot.Core.Servers;

/// <summary>What the kernel of a machine says at one moment. What it does not say is null or not there.</summary>
internal sealed record MachineCounters
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was read, by a clock that nobody sets, in its own ticks.</summary>
    public required long Stamp { get; init; }

    public CpuTimes? Cpu { get; init; }

    public int Cores { get; init; }

    /// <summary>When the machine started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public int? Running { get; init; }

    public int? Blocked { get; init; }

    public (double One, double Five, double Fifteen)? Load { get; init; }

    /// <summary>Bytes by the kernel's own words: MemTotal, MemAvailable, SwapTotal, SwapFree.</summary>
    public IReadOnlyDictionary<string, long> Memory { get; init; } = new Dictionary<string, long>();

    /// <summary>Processes that the kernel has killed for want of memory since the machine started.</summary>
    public long? Killed { get; init; }

    public MachinePressure? CpuPressure { get; init; }

    public MachinePressure? MemoryPressure { get; init; }

    public MachinePressure? IoPressure { get; init; }

    public IReadOnlyDictionary<string, DiskCounters> Disks { get; init; } = new Dictionary<string, DiskCounters>();

    public IReadOnlyDictionary<string, NetworkCounters> Networks { get; init; } = new Dictionary<string, NetworkCounters>();

    /// <summary>Degrees Celsius by sensor.</summary>
    public IReadOnlyDictionary<string, double> Temperatures { get; init; } = new Dictionary<string, double>();
}
