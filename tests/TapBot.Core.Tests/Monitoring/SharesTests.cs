using TapBot.Core.Monitoring;

namespace TapBot.Core.Tests.Monitoring;

public sealed class SharesTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(0, 0)]
    [InlineData(0.99996, 99.99)]
    [InlineData(0.99999999, 99.99)]
    [InlineData(0.999999999999999, 99.99)]
    [InlineData(0.9995, 99.95)]
    [InlineData(0.29, 29)]
    [InlineData(0.57, 57)]
    [InlineData(0.999, 99.9)]
    [InlineData(-0.1, 0)]
    [InlineData(1.2, 100)]
    public void Percent_OfAShare_IsCut(double share, double percent) => Assert.Equal(percent, Shares.Percent(share), 10);

    [Theory]
    [InlineData(0.999999999, 0, 99)]
    [InlineData(0.57, 0, 57)]
    [InlineData(0.9993, 1, 99.9)]
    [InlineData(1.0, 1, 100)]
    public void Percent_WithDigits_IsCutBehindThem(double share, int digits, double percent) => Assert.Equal(percent, Shares.Percent(share, digits), 10);
}
