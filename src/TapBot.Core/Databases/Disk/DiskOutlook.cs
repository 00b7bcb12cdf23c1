namespace TapBot.Core.Databases;

/// <summary>What is to be expected of a disk.</summary>
public enum DiskOutlook
{
    /// <summary>Nobody can tell: the disk is not known.</summary>
    Unknown,

    /// <summary>The disk is known, but not for long enough.</summary>
    TooLittleHistory,

    /// <summary>What is used does not grow.</summary>
    NotGrowing,

    /// <summary>It grows, and will be full within a year.</summary>
    Growing,

    /// <summary>It grows, and will not be full within a year.</summary>
    OverAYear,
}
