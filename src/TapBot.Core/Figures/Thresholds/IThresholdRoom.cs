namespace TapBot.Core.Figures;

/// <summary>A room whose figures have thresholds. Together they are all there are.</summary>
internal interface IThresholdRoom
{
    /// <summary>What it declares; the names begin with that of the room.</summary>
    IReadOnlyList<NamedThreshold> Thresholds { get; }

    /// <summary>What has these figures now, and so can have bounds of its own.</summary>
    IReadOnlyList<ThresholdObject> Objects { get; }
}
