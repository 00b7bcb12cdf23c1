using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Testing.Figures;

/// <summary>A room with two thresholds and two objects.</summary>
internal sealed class SomeRoom : IThresholdRoom
{
    public static readonly NamedThreshold Full = new("some.full", ThresholdUnit.Share, new(0.8, 0.9, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15)), 0, 1);
    public static readonly NamedThreshold Left = new("some.left", ThresholdUnit.Days, new(14, 3, HighIsBad: false, 1, TimeSpan.Zero), 0, 365);

    public List<ThresholdObject> There { get; } = [new("shop", Scope.Of(ServerName.Parse("server-1"), "shop")), new("bank", Scope.Of(ServerName.Parse("server-1"), "bank"))];

    public IReadOnlyList<NamedThreshold> Thresholds => [Full, Left];

    public IReadOnlyList<ThresholdObject> Objects => There;
}
