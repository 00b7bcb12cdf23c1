using TapBot.Portal.Ui;

namespace TapBot.Portal.Tests.Ui;

public sealed class SparklinePathTests
{
    [Fact]
    public void Of_Values_RunsFromEdgeToEdge() => Assert.Equal("M0 19L32 10L64 1", SparklinePath.Of([0, 5, 10], 64, 20));

    [Fact]
    public void Of_MissingValue_LeavesAGap() => Assert.Equal("M0 1M64 1", SparklinePath.Of([10, null, 10], 64, 20));

    [Fact]
    public void Of_GivenTop_ScalesByIt() => Assert.Equal("M0 10L64 1", SparklinePath.Of([50, 200], 64, 20, top: 100));

    [Fact]
    public void Of_NothingOrZero_StaysInTheBox()
    {
        Assert.Equal("", SparklinePath.Of([], 64, 20));
        Assert.Equal("M0 19L64 19", SparklinePath.Of([0, 0], 64, 20));
    }
}
