using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Figures;

public sealed class NamedThresholdTests
{
    private static readonly NamedThreshold Full = new("some.full", ThresholdUnit.Share, new(0.8, 0.9, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15)), 0, 1);
    private static readonly NamedThreshold Left = new("some.left", ThresholdUnit.Days, new(14, 3, HighIsBad: false, 1, TimeSpan.Zero), 0, 365);

    [Theory]
    [InlineData(0.7, 0.95, 0.02, 15, null)]
    [InlineData(0, 1, 0, 0, null)]
    [InlineData(0.8, 0.9, 0.8, 3_600, null)]
    [InlineData(-0.1, 0.9, 0, 0, "thresholds.flaw.range.share")]
    [InlineData(0.8, 1.1, 0, 0, "thresholds.flaw.range.share")]
    [InlineData(double.NaN, 0.9, 0, 0, "thresholds.flaw.range.share")]
    [InlineData(0.8, double.PositiveInfinity, 0, 0, "thresholds.flaw.range.share")]
    [InlineData(0.9, 0.8, 0, 0, "thresholds.flaw.order.high")]
    [InlineData(0.9, 0.9, 0, 0, "thresholds.flaw.order.high")]
    [InlineData(0.8, 0.9, -0.01, 0, "thresholds.flaw.hysteresis.share")]
    [InlineData(0.8, 0.9, 0.81, 0, "thresholds.flaw.hysteresis.share")]
    [InlineData(0.8, 0.9, double.NaN, 0, "thresholds.flaw.hysteresis.share")]
    [InlineData(0.8, 0.9, 0, 3_601, "thresholds.flaw.duration")]
    [InlineData(0.8, 0.9, 0, -1, "thresholds.flaw.duration")]
    public void Flaw_HighIsBad_NamesWhatIsNotLegal(double yellow, double red, double hysteresis, double seconds, string? code) =>
        Assert.Equal(code, Full.Flaw(new(yellow, red, true, hysteresis, TimeSpan.FromSeconds(seconds)))?.Code);

    [Theory]
    [InlineData(14, 3, 1, null)]
    [InlineData(3, 14, 1, "thresholds.flaw.order.low")]
    [InlineData(300, 3, 66, "thresholds.flaw.hysteresis.days")]
    public void Flaw_LowIsBad_NamesWhatIsNotLegal(double yellow, double red, double hysteresis, string? code) =>
        Assert.Equal(code, Left.Flaw(new(yellow, red, false, hysteresis, TimeSpan.Zero))?.Code);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0.01, 0, "thresholds.flaw.noMemory")]
    [InlineData(0, 1, "thresholds.flaw.noMemory")]
    public void Flaw_EachLookByItself_HasNeitherAWayBackNorADuration(double hysteresis, double seconds, string? code)
    {
        var looked = Full with { HasMemory = false };

        Assert.Equal(code, looked.Flaw(new(0.8, 0.9, true, hysteresis, TimeSpan.FromSeconds(seconds)))?.Code);
        Assert.Equal("thresholds.bounds.share.high.look", looked.Says(looked.Default).Code);
    }

    [Fact]
    public void Says_Share_IsInPerCent()
    {
        var said = Full.Says(Full.Default with { Yellow = 0.07 * 3 });

        Assert.Equal(("thresholds.bounds.share.high", 21d, 90d, 15d), (said.Code, said.Arguments["yellow"], said.Arguments["red"], said.Arguments["seconds"]));
        Assert.Equal("thresholds.bounds.days.low", Left.Says(Left.Default).Code);
    }

    [Theory]
    [InlineData(ThresholdUnit.Share, 0.21, 21, "share")]
    [InlineData(ThresholdUnit.Bytes, 3 << 20, 3, "bytes")]
    [InlineData(ThresholdUnit.Seconds, 90, 90, "seconds")]
    [InlineData(ThresholdUnit.Count, 4, 4, "count")]
    public void Shown_AnyUnit_IsWhatPeopleWriteAndComesBackTheSame(ThresholdUnit unit, double bound, double shown, string word)
    {
        var named = new NamedThreshold("some.figure", unit, new(bound, bound * 2, HighIsBad: true, 0, TimeSpan.Zero), 0, bound * 3);

        Assert.Equal((shown, bound), (named.Shown(bound), Math.Round(named.Meant(shown), 9)));
        Assert.Equal($"thresholds.bounds.{word}.high", named.Says(named.Default).Code);
        Assert.Equal($"thresholds.flaw.range.{word}", named.Flaw(named.Default with { Red = bound * 4 })?.Code);
    }
}
