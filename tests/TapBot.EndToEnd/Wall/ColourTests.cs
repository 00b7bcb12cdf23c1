namespace TapBot.EndToEnd.Wall;

public sealed class ColourTests
{
    /// <summary>Pairs from the table of Sharma, Wu and Dalal.</summary>
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, -1, 2, 50, 0, 0, 2.3669)]
    [InlineData(50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 58, 24, 15, 19.4535)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void Difference_KnownPairs_IsThatOfTheTable(double l1, double a1, double b1, double l2, double a2, double b2, double expected) =>
        Assert.Equal(expected, Colour.Difference((l1, a1, b1), (l2, a2, b2)), 4);

    [Fact]
    public void DifferenceTo_BlackAndWhite_IsAHundred() => Assert.Equal(100, new Colour(0, 0, 0).DifferenceTo(new Colour(255, 255, 255)), 2);
}
