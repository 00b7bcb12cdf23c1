namespace TapBot.Core.Servers;

/// <summary>A block device between two readings.</summary>
/// <param name="Name">What the kernel calls it: sda, nvme0n1, dm-0.</param>
/// <param name="ReadPerSecond">Bytes read per second.</param>
/// <param name="WrittenPerSecond">Bytes written per second.</param>
/// <param name="Busy">The share of the time in which something was under way, 0 to 1. Devices that do much at once are not full at 1.</param>
public sealed record DiskFigures(string Name, double ReadPerSecond, double WrittenPerSecond, double Busy);
