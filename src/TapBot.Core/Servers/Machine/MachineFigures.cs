namespace TapBot.Core.Servers;

/// <summary>How a machine is doing: one reading, rates since the one before. What the kernel does not say, or says for the first time, is null.</summary>
public sealed record MachineFigures
{
    /// <summary>How often it is read.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the machine started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its processors, as programs count them.</summary>
    public int Cores { get; init; }

    /// <summary>The share of all processors that did something, 0 to 1. Waiting for a disk is not doing something.</summary>
    public double? Cpu { get; init; }

    /// <summary>Of it what the kernel itself took.</summary>
    public double? CpuSystem { get; init; }

    /// <summary>The share in which processors had nothing to do but to wait for a disk, 0 to 1.</summary>
    public double? CpuWaiting { get; init; }

    /// <summary>The share that the machine below gave to others though it was wanted, 0 to 1.</summary>
    public double? CpuStolen { get; init; }

    /// <summary>Tasks that ran or waited for a processor or a disk, the mean of about a minute.</summary>
    public double? Load1 { get; init; }

    /// <summary>The same of five minutes.</summary>
    public double? Load5 { get; init; }

    /// <summary>The same of fifteen minutes.</summary>
    public double? Load15 { get; init; }

    /// <summary>Tasks that run or could run now.</summary>
    public int? Running { get; init; }

    /// <summary>Tasks that wait for a disk now.</summary>
    public int? Blocked { get; init; }

    /// <summary>Bytes of memory.</summary>
    public long? MemoryTotal { get; init; }

    /// <summary>Bytes that cannot be had without swapping: all but what the kernel calls available.</summary>
    public long? MemoryUsed { get; init; }

    /// <summary>Bytes of swap space; 0 without any.</summary>
    public long? SwapTotal { get; init; }

    /// <summary>Bytes of it that are used.</summary>
    public long? SwapUsed { get; init; }

    /// <summary>Processes killed for want of memory since the reading before.</summary>
    public long? Killed { get; init; }

    /// <summary>Time lost to waiting for a processor; null where the kernel does not count it.</summary>
    public MachinePressure? CpuPressure { get; init; }

    /// <summary>Time lost to want of memory.</summary>
    public MachinePressure? MemoryPressure { get; init; }

    /// <summary>Time lost to waiting for disks.</summary>
    public MachinePressure? IoPressure { get; init; }

    /// <summary>The disks, by name.</summary>
    public IReadOnlyList<DiskFigures> Disks { get; init; } = [];

    /// <summary>The interfaces that lead out of the machine, by name.</summary>
    public IReadOnlyList<NetworkFigures> Networks { get; init; } = [];

    /// <summary>The mounted file systems, by place; empty until they were looked at.</summary>
    public IReadOnlyList<FileSystem> FileSystems { get; init; } = [];

    /// <summary>The hottest sensor in degrees Celsius; virtual machines have none.</summary>
    public double? Temperature { get; init; }

    /// <summary>Seconds since the machine started.</summary>
    public double? Uptime => StartedAt is { } started ? Math.Max(0, (At - started).TotalSeconds) : null;

    /// <summary>The share of memory that is used, 0 to 1.</summary>
    public double? MemoryShare => MemoryTotal is > 0 and var total ? (double?)MemoryUsed / total : null;

    /// <summary>The fullest file system that can be written to.</summary>
    public FileSystem? Fullest => FileSystems.Where(f => !f.IsReadOnly && f.UsedShare is not null).MaxBy(f => f.UsedShare);

    /// <summary>Bytes received per second over all interfaces.</summary>
    public double? ReceivedPerSecond => Networks.Count > 0 ? Networks.Sum(n => n.ReceivedPerSecond) : null;

    /// <summary>Bytes sent per second over all interfaces.</summary>
    public double? SentPerSecond => Networks.Count > 0 ? Networks.Sum(n => n.SentPerSecond) : null;

    /// <summary>Bytes read per second from all disks.</summary>
    public double? ReadPerSecond => Disks.Count > 0 ? Disks.Sum(d => d.ReadPerSecond) : null;

    /// <summary>Bytes written per second to all disks.</summary>
    public double? WrittenPerSecond => Disks.Count > 0 ? Disks.Sum(d => d.WrittenPerSecond) : null;
}
