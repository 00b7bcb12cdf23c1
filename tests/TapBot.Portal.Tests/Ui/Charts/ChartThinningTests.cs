using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Tests.Ui.Charts;

public sealed class ChartThinningTests
{
    [Fact]
    public void Keep_FewPoints_KeepsAll() => Assert.Equal([0, 1, 2], ChartThinning.Keep([[1, 2, 3]], 3, 200));

    [Fact]
    public void Keep_NoPoints_KeepsNone() => Assert.Empty(ChartThinning.Keep([[]], 0, 200));

    [Theory]
    [InlineData(201, 1, 200)]
    [InlineData(10_000, 1, 200)]
    [InlineData(10_000, 6, 200)]
    [InlineData(3_001, 3, 1_500)]
    [InlineData(1_000, 40, 200)]
    public void Keep_ManyPoints_StaysBelowTheMostWithFirstAndLast(int count, int series, int most)
    {
        var columns = Enumerable.Range(0, series).Select(s => (IReadOnlyList<double>)[.. Enumerable.Range(0, count).Select(i => Math.Sin(i * (s + 1) / 7.0))]).ToList();

        var kept = ChartThinning.Keep(columns, count, most);

        Assert.InRange(kept.Count, 2, most);
        Assert.Equal(0, kept[0]);
        Assert.Equal(count - 1, kept[^1]);
        Assert.Equal(kept.Distinct().Order(), kept);
    }

    [Fact]
    public void Keep_PeakDipAndGapOfOnePoint_StayInTheirPlaces()
    {
        var values = Enumerable.Repeat(5.0, 10_000).ToArray();
        (values[1_234], values[4_321], values[7_777]) = (99, -99, double.NaN);

        var kept = ChartThinning.Keep([values], values.Length, 200);

        Assert.Superset(new HashSet<int> { 1_234, 4_321, 7_777 }, kept.ToHashSet());
    }

    [Fact]
    public void Keep_RoomForLessThanOneStretch_Refuses() => Assert.Throws<ArgumentOutOfRangeException>(() => ChartThinning.Keep([[1], [2]], 1, 9));
}
