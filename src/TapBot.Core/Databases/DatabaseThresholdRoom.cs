using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>The thresholds of this room; each instance can have bounds of its own.</summary>
internal sealed class DatabaseThresholdRoom(DatabaseBroadcast broadcast) : IThresholdRoom
{
    public IReadOnlyList<NamedThreshold> Thresholds => DatabaseThresholds.All;

    public IReadOnlyList<ThresholdObject> Objects => [.. broadcast.Current.ByName.Values.Select(i => new ThresholdObject(i.Name.Value, i.Scope)).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)];
}
