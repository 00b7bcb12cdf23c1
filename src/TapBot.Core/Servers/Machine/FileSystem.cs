namespace TapBot.Core.Servers;

/// <summary>A file system that is mounted on a machine (statvfs(3)).</summary>
public sealed record FileSystem
{
    /// <summary>Where it is mounted; the shortest place of several.</summary>
    public required string Mount { get; init; }

    /// <summary>What is mounted: /dev/sda1.</summary>
    public required string Device { get; init; }

    /// <summary>Its kind: ext4, xfs.</summary>
    public required string Kind { get; init; }

    /// <summary>True when nothing can be written to it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Its bytes, those kept for root included; null when it did not answer in time.</summary>
    public long? Total { get; init; }

    /// <summary>The bytes that are left for programs that are not root.</summary>
    public long? Free { get; init; }

    /// <summary>The bytes that are used.</summary>
    public long? Used { get; init; }

    /// <summary>The share of what programs that are not root may use that is used, 0 to 1, as df says it; null when it is not known.</summary>
    public double? UsedShare => Used + Free is > 0 and var all ? (double)Used!.Value / all : null;
}
