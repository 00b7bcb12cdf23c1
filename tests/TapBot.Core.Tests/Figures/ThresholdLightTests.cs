using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Figures;

public sealed class ThresholdLightTests
{
    private static readonly Threshold Full = new(0.8, 0.9, HighIsBad: true, 0.02, TimeSpan.FromSeconds(15));
    private static readonly Threshold Hits = new(0.95, 0.90, HighIsBad: false, 0.005, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new();
    private readonly ThresholdLight light;

    public ThresholdLightTests() => light = new ThresholdLight(time);

    [Theory]
    [InlineData(0.5, LightColour.Green)]
    [InlineData(0.8, LightColour.Green)]
    [InlineData(0.81, LightColour.Yellow)]
    [InlineData(0.9, LightColour.Yellow)]
    [InlineData(0.91, LightColour.Red)]
    public void ColourOf_HighIsBad_FollowsTheBounds(double value, LightColour colour) => Assert.Equal(colour, Full.ColourOf(value));

    [Theory]
    [InlineData(0.99, LightColour.Green)]
    [InlineData(0.95, LightColour.Green)]
    [InlineData(0.94, LightColour.Yellow)]
    [InlineData(0.90, LightColour.Yellow)]
    [InlineData(0.89, LightColour.Red)]
    public void ColourOf_LowIsBad_FollowsTheBounds(double value, LightColour colour) => Assert.Equal(colour, Hits.ColourOf(value));

    [Fact]
    public void Update_BeyondForTheDuration_BecomesWorseThenOnly()
    {
        light.Update(Full, 0.5);

        Assert.Equal(LightColour.Green, light.Update(Full, 0.95));
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(LightColour.Green, light.Update(Full, 0.95));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LightColour.Red, light.Update(Full, 0.95));
    }

    [Fact]
    public void Update_BeyondForAMoment_StaysAsItWas()
    {
        light.Update(Full, 0.5);
        light.Update(Full, 0.95);
        time.Advance(TimeSpan.FromSeconds(10));
        light.Update(Full, 0.5);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(LightColour.Green, light.Update(Full, 0.95));
    }

    [Fact]
    public void Update_RedForAMomentWithinYellow_BecomesYellow()
    {
        light.Update(Full, 0.5);
        light.Update(Full, 0.85);
        time.Advance(TimeSpan.FromSeconds(14));
        light.Update(Full, 0.95);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(LightColour.Yellow, light.Update(Full, 0.85));
    }

    [Fact]
    public void Update_RedOnlyAtTheEndOfYellow_BecomesYellowAndRedInItsOwnTime()
    {
        light.Update(Full, 0.5);
        light.Update(Full, 0.85);
        time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(LightColour.Yellow, light.Update(Full, 0.95));
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(LightColour.Yellow, light.Update(Full, 0.95));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LightColour.Red, light.Update(Full, 0.95));
    }

    [Theory]
    [InlineData(0.79, LightColour.Yellow)]
    [InlineData(0.78, LightColour.Green)]
    public void Update_ComesBack_NeedsTheHysteresis(double value, LightColour colour)
    {
        light.Update(Full, 0.85);

        Assert.Equal(colour, light.Update(Full, value));
    }

    [Theory]
    [InlineData(0.952, LightColour.Yellow)]
    [InlineData(0.956, LightColour.Green)]
    public void Update_LowComesBack_NeedsTheHysteresis(double value, LightColour colour)
    {
        light.Update(Hits, 0.94);

        Assert.Equal(colour, light.Update(Hits, value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Update_NothingKnown_IsUnknownAtOnceAndNewAfterwards(double? nothing)
    {
        light.Update(Full, 0.5);

        Assert.Equal(LightColour.Unknown, light.Update(Full, nothing));
        Assert.Equal(LightColour.Red, light.Update(Full, 0.95));
    }

    [Fact]
    public void Update_UnderOtherBounds_IsJudgedAnewAtOnce()
    {
        light.Update(Full, 0.82);
        Assert.Equal(LightColour.Green, light.Update(Full with { Yellow = 0.83 }, 0.82));
        Assert.Equal(LightColour.Red, light.Update(Full with { Yellow = 0.5, Red = 0.6 }, 0.82));

        Assert.Equal(LightColour.Red, light.Update(Full with { Yellow = 0.5, Red = 0.6 }, 0.59));
    }
}
