using TapBot.Core.Figures;
using TapBot.Portal.Features.Monitoring;

namespace TapBot.Portal.Tests.Features.Monitoring;

public sealed class GoalPathTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Values_AreALineWithItsGaps() => Assert.Equal("M0 18L25 2M75 18L100 2", GoalPath.Of(new([0, 1, null, 0, 1]), 100, 20, (0, 1)));

    [Fact]
    public void Dots_ValueBetweenTwoGaps_IsOne()
    {
        Assert.Equal("M50 2h0.01", GoalPath.Dots(new([null, 1, null]), 100, 20, (0, 1)));
        Assert.Equal("M0 2h0.01M100 2h0.01", GoalPath.Dots(new([1, null, 0, 0, null, 1]), 100, 20, (0, 1)));
        Assert.Equal("M40 18L60 18", GoalPath.Of(new([1, null, 0, 0, null, 1]), 100, 20, (0, 1)));
    }

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Equal("", GoalPath.Of(new([]), 100, 20, (0, 1)));

    [Fact]
    public void Range_OfAShare_EndsAtAllAndHoldsGoalAndValues()
    {
        var (bottom, top) = GoalPath.Range(new([1, 1]), 0.999, highIsBad: false);

        Assert.Equal((0.9989, 1), (Math.Round(bottom, 6), top));
        Assert.True(GoalPath.Range(new([0.4]), 0.999, highIsBad: false).Bottom < 0.4);
        Assert.Equal(0, GoalPath.Range(new([0.0]), 0.999, highIsBad: false).Bottom);
    }

    [Fact]
    public void Range_OfATime_BeginsAtZeroAndHoldsTheGoal() => Assert.Equal((0, 220), Rounded(GoalPath.Range(new([20, 90]), 200, highIsBad: true)));

    [Fact]
    public void Curve_OfTheHistory_HasAPlaceForEachStretchAndNothingWhereNothingWas()
    {
        var step = TimeSpan.FromMinutes(15);
        var curve = new HistoryCurve(SeriesName.Of("a", "b"), HistoryTier.Minute, step, [new(Noon - (step * 3), 1, 2, 3), new(Noon - step, 1, 4, 9)]);

        Assert.Equal([null, 2, null, 4, null], GoalCurve.Of(curve, Noon - (step * 4), Noon).Values);
        Assert.False(GoalCurve.Of(curve with { Buckets = [] }, Noon - (step * 4), Noon).HasValues);
    }

    private static (double, double) Rounded((double Bottom, double Top) range) => (Math.Round(range.Bottom, 6), Math.Round(range.Top, 6));
}
