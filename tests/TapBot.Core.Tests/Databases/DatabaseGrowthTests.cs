using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Databases;

public sealed class DatabaseGrowthTests
{
    private const long Day = 24_000_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_AWeekOfHistory_SaysHowMuchMoreAndHowMuchADay()
    {
        var growth = DatabaseGrowthReader.Of(new DatabaseSize("shop", 8 * Day), Past(hours: 168), Now);

        Assert.Equal((Day, 7 * Day), (growth.InDay, growth.InWeek));
        Assert.InRange(growth.PerDay!.Value, Day * 0.99, Day * 1.01);
    }

    [Fact]
    public void Of_TwoHours_IsNotKnownYet()
    {
        var growth = DatabaseGrowthReader.Of(new DatabaseSize("shop", 8 * Day), Past(hours: 2), Now);

        Assert.Equal((8 * Day, null, null, null), (growth.Bytes, growth.InDay, growth.InWeek, growth.PerDay));
    }

    [Fact]
    public void Of_DatabaseThatShrank_IsLessAndDoesNotGrow()
    {
        var past = Past(hours: 48).Select(b => b with { Average = 20 * Day }).ToList();

        var growth = DatabaseGrowthReader.Of(new DatabaseSize("shop", 12 * Day), past, Now);

        Assert.Equal((-8 * Day, null, 0), (growth.InDay, growth.InWeek, growth.PerDay));
    }

    [Fact]
    public void Of_DatabaseThatMayNotBeMeasured_HasNoGrowth() => Assert.Null(DatabaseGrowthReader.Of(new DatabaseSize("hidden", null), Past(hours: 168), Now).InDay);

    /// <summary>A bucket each half hour, growing evenly to eight days' worth.</summary>
    private static List<HistoryBucket> Past(int hours) =>
        [.. Enumerable.Range(0, (hours * 2) + 1).Select(i => Now.AddMinutes(-30 * ((hours * 2) - i))).Select(at => (At: at, Size: (8 * Day) - (Day * (Now - at).TotalDays))).Select(s => new HistoryBucket(s.At, s.Size, s.Size, s.Size))];
}
