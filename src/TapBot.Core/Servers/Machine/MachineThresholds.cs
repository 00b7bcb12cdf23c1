using TapBot.Core.Figures;

namespace TapBot.Core.Servers;

/// <summary>Where the lights of a machine become yellow and red, unless somebody says otherwise.</summary>
public static class MachineThresholds
{
    /// <summary>Share of all processors that did something.</summary>
    public static readonly NamedThreshold Cpu = new("servers.cpu", ThresholdUnit.Share, new(0.85, 0.95, HighIsBad: true, 0.10, TimeSpan.FromMinutes(10)), 0, 1);

    /// <summary>Share of processor time that the machine below gave to others though it was wanted here.</summary>
    public static readonly NamedThreshold Stolen = new("servers.stolen", ThresholdUnit.Share, new(0.10, 0.30, HighIsBad: true, 0.05, TimeSpan.FromMinutes(10)), 0, 1);

    /// <summary>Share of memory that is used.</summary>
    public static readonly NamedThreshold Memory = new("servers.memory", ThresholdUnit.Share, new(0.90, 0.97, HighIsBad: true, 0.03, TimeSpan.FromMinutes(1)), 0, 1);

    /// <summary>Share of the time in which no task could work for want of memory.</summary>
    public static readonly NamedThreshold MemoryPressure = new("servers.memoryPressure", ThresholdUnit.Share, new(0.10, 0.40, HighIsBad: true, 0.05, TimeSpan.FromMinutes(1)), 0, 1);

    /// <summary>The used share of the fullest file system.</summary>
    public static readonly NamedThreshold Disk = new("servers.disk", ThresholdUnit.Share, new(0.80, 0.90, HighIsBad: true, 0.02, TimeSpan.FromMinutes(1)), 0, 1);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<NamedThreshold> All = [Cpu, Stolen, Memory, MemoryPressure, Disk];
}
