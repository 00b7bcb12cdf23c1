using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases.Disk;

public sealed class DiskForecastTests
{
    private const double Gigabyte = 1e9;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 14, 7, 0, TimeSpan.Zero);
    private static readonly DiskSpace Space = new(500_000_000_000, 100_000_000_000);

    /// <summary>Samples of the last hours, ten minutes apart, of a function of the hour since the first.</summary>
    private static IEnumerable<(DateTimeOffset At, double Used)> Samples(double hours, Func<double, double> used) =>
        Enumerable.Range(0, (int)(hours * 6) + 1).Select(i => (Now.AddHours(-hours).AddMinutes(i * 10), used(i / 6d)));

    private static DatabaseDisk Of(IEnumerable<(DateTimeOffset At, double Used)> samples) => DiskForecast.Of(Space, DiskForecast.GrowthOf(samples));

    [Theory]
    [InlineData(8, 12, "databases.disk.byDays")]
    [InlineData(110, 0, "databases.disk.withinADay")]
    [InlineData(2, 50, "databases.disk.byDays")]
    [InlineData(0.9, 110, "databases.disk.byDays")]
    public void Of_LinearGrowth_IsFullWhenTheRestIsUsedUp(double gigabytesPerDay, int days, string code)
    {
        var disk = Of(Samples(168, h => (1400 + (gigabytesPerDay * (h - 168) / 24)) * Gigabyte));

        Assert.Equal((DiskOutlook.Growing, days, code), (disk.Outlook, disk.FullInDays, disk.Says.Code));
    }

    [Fact]
    public void Of_LinearGrowth_SaysWhatItIsJudgedBy()
    {
        Assert.Equal(7, Of(Samples(168, h => h * Gigabyte)).Says.Arguments["window"]);
        var shorter = Of(Samples(12, h => h * Gigabyte / 3)).Says;
        Assert.Equal(("databases.disk.byHours", 12), (shorter.Code, shorter.Arguments["window"]));
    }

    [Fact]
    public void Of_SlowGrowth_IsOverAYear()
    {
        var disk = Of(Samples(168, h => (400 * Gigabyte) + (h * 1e6)));

        Assert.Equal((DiskOutlook.OverAYear, (int?)null), (disk.Outlook, disk.FullInDays));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e9)]
    public void Of_FlatOrShrinking_IsNotGrowing(double perHour)
    {
        var disk = Of(Samples(168, h => (400 * Gigabyte) + (h * perHour)));

        Assert.Equal((DiskOutlook.NotGrowing, (int?)null, "databases.disk.notGrowing"), (disk.Outlook, disk.FullInDays, disk.Says.Code));
    }

    [Fact]
    public void Of_NoiseWithoutGrowth_IsNotGrowing()
    {
        var random = new Random(4711);

        Assert.Equal(DiskOutlook.NotGrowing, Of(Samples(168, _ => (400 + random.NextDouble()) * Gigabyte)).Outlook);
    }

    [Fact]
    public void Of_GrowthUnderNoiseAndSpikes_IsThatOfTheGrowth()
    {
        var random = new Random(4711);

        var disk = Of(Samples(168, h => (300 + (8 * h / 24) + random.NextDouble() + (h % 24 < 1 ? 60 : 0)) * Gigabyte));

        Assert.InRange(disk.FullInDays!.Value, 11, 14);
    }

    [Fact]
    public void Of_DailyDumpsThatAreRemoved_IsNotGrowing() => Assert.Equal(DiskOutlook.NotGrowing, Of(Samples(168, h => (400 + (2 * (h % 24))) * Gigabyte)).Outlook);

    [Fact]
    public void Of_Gaps_CountTheTimeAsItWas()
    {
        var disk = Of(Samples(168, h => (400 + (8 * (h - 168) / 24)) * Gigabyte).Where(s => (s.At - Now).TotalHours is < -150 or > -20));

        Assert.Equal(12, disk.FullInDays);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5.3)]
    public void Of_TooShort_SaysSo(double hours)
    {
        var disk = Of(Samples(hours, h => h * Gigabyte));

        Assert.Equal((DiskOutlook.TooLittleHistory, 6), (disk.Outlook, disk.Says.Arguments["hours"]));
        Assert.Equal((Space.Total, Space.Free), (disk.Total, disk.Free));
    }

    [Fact]
    public void Of_TwoSamplesFarApart_IsTooLittle() => Assert.Equal(DiskOutlook.TooLittleHistory, Of([(Now.AddDays(-3), 1), (Now, 5 * Gigabyte)]).Outlook);

    [Fact]
    public void Of_NoSample_IsTooLittle() => Assert.Equal(DiskOutlook.TooLittleHistory, Of([]).Outlook);

    [Fact]
    public void Of_AnotherDisk_BeginsAnew()
    {
        Assert.Equal(DiskOutlook.TooLittleHistory, Of(Samples(168, h => h < 165 ? 400 * Gigabyte : h * Gigabyte)).Outlook);
        Assert.Equal(4, Of(Samples(168, h => h < 100 ? 400 * Gigabyte : h * Gigabyte)).FullInDays);
    }

    [Fact]
    public void Of_SamplesLateAndTwice_AreTakenByTheirTime()
    {
        var samples = Samples(168, h => (400 + (8 * (h - 168) / 24)) * Gigabyte).ToList();

        Assert.Equal(12, Of(samples.Concat(samples.Take(50)).Reverse().Append((Now, double.NaN))).FullInDays);
    }

    [Fact]
    public void Of_GrowthOfSizes_SaysSo()
    {
        var growth = DiskForecast.GrowthOf(Samples(24, h => h * Gigabyte));

        var disk = DiskForecast.Of(Space, growth, isOfSizes: true);

        Assert.Equal(("databases.disk.ofSizes", 4, 24), (disk.Says.Code, disk.Says.Arguments["count"], disk.Says.Arguments["hours"]));
    }
}
