using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

public sealed class RenewalWindowTests
{
    private static readonly DateTimeOffset End = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(398, 120, 7 * 24)]
    [InlineData(365, 120, 7 * 24)]
    [InlineData(364, 30, 24)]
    [InlineData(90, 30, 24)]
    [InlineData(89, 10, 12)]
    [InlineData(30, 10, 12)]
    [InlineData(29, 2, 2)]
    [InlineData(6, 2, 2)]
    public void Of_Lifetime_IsTheTableOfTraefik(int days, int before, int hours) =>
        Assert.Equal(new RenewalWindow(TimeSpan.FromDays(before), TimeSpan.FromHours(hours)), RenewalWindow.Of(TimeSpan.FromDays(days)));

    [Fact]
    public void Of_BoundsOfLetsEncrypt_CountTheLastSecond() => Assert.Equal(TimeSpan.FromDays(30), RenewalWindow.Of(End.AddDays(-90).AddSeconds(1), End).Before);

    [Theory]
    [InlineData(5, 2)]
    [InlineData(1, 0)]
    public void Of_LifetimeOfDays_IsHours(int days, int wholeDays) => Assert.InRange(RenewalWindow.Of(TimeSpan.FromDays(days)).Before, TimeSpan.Zero, TimeSpan.FromDays(Math.Max(1, wholeDays)));

    [Theory]
    [InlineData(90, 29)]
    [InlineData(398, 113)]
    [InlineData(45, 9.5)]
    public void OverdueFrom_Lifetime_IsOneTryAfterTheWindowHasOpened(int lifetime, double before) => Assert.Equal(End.AddDays(-before), RenewalWindow.Of(TimeSpan.FromDays(lifetime)).OverdueFrom(End));
}
