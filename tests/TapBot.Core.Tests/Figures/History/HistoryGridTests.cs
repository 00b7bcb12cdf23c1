using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Figures.History;

public sealed class HistoryGridTests
{
    [Fact]
    public void Over_AnyRange_CoversItWithAtMostSoManyWholeBuckets()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var resolution = (long[])[1, 60, 3_600];
            var (from, length, points, one) = (random.NextInt64(2_000_000_000), random.NextInt64(1, 1L << random.Next(1, 31)), random.Next(1, 2_001), resolution[random.Next(3)]);

            var grid = HistoryGrid.Over(from, from + length, points, one, random.Next(0, 500));

            Assert.InRange(grid.Count, 1, points);
            Assert.Equal(0, grid.Step % one);
            Assert.True(grid.Origin <= from && grid.Origin + (grid.Count * grid.Step) >= from + length);
        }
    }

    [Fact]
    public void Spacing_RegularWithOneGap_IsThatOfTheRest() => Assert.Equal(15, HistoryGrid.Spacing([0, 10, 20, 30, 4_000, 4_010, 4_020]));
}
