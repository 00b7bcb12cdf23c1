using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Testing.Figures;

/// <summary>A room with three thresholds and two objects.</summary>
internal sealed class SomeRoom : IThresholdRoom
{
    public static readonly NamedThreshold Full = new("some.full", ThresholdUnit.Share, new(0.8, 0.9, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15)), 0, 1);
    public static readonly NamedThreshold Left = new("some.left", ThresholdUnit.Days, new(14, 3, HighIsBad: false, 1, TimeSpan.Zero), 0, 365);
    public static readonly NamedThreshold Looked = new("some.looked", ThresholdUnit.Seconds, new(60, 600, HighIsBad: true, 0, TimeSpan.Zero), 0, 86_400) { HasMemory = false };

    public List<ThresholdObject> There { get; } = [new("shop", Scope.Of(ServerName.Parse("server-1"), "shop")), new("bank", Scope.Of(ServerName.Parse("server-1"), "bank"))];

    public IReadOnlyList<NamedThreshold> Thresholds => [Full, Left, Looked];

    public IReadOnlyList<ThresholdObject> Objects => There;
}
