using TapBot.Core.Monitoring;

namespace TapBot.Core.Tests.Monitoring;

public sealed class UptimeTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly long Hour = UptimeHours.Hour(Now);

    [Fact]
    public void Of_Nothing_IsNotKnown() => Assert.Equal((null, 0, 0), Told(Of()));

    [Fact]
    public void Of_ThirtyDaysOfGreen_IsAllOfIt()
    {
        var (share, down, coverage) = Told(Of(Full(Hour - 719, Hour - 1)));

        Assert.Equal((1, 0), (share, down));
        Assert.InRange(coverage, 0.998, 1);
    }

    [Fact]
    public void Of_OneRedLookInThirtyDays_IsLessThanOne()
    {
        var hours = Full(Hour - 719, Hour - 1);
        hours.Put(Hour - 5, new(360, 359));

        var share = Told(Of(hours)).Share!.Value;

        Assert.Equal(1 - (1 / (719 * 360.0)), share, 12);
        Assert.True(Shares.Percent(share) < 100);
    }

    [Fact]
    public void Of_UnknownHours_TakeNothingFromTheShareAndAllFromTheCoverage()
    {
        var hours = Full(Hour - 719, Hour - 1);
        foreach (var lost in Enumerable.Range(1, 360))
            hours.Put(Hour - 720 + (2 * lost) - 1, default);

        var (share, _, coverage) = Told(Of(hours));

        Assert.Equal(1, share);
        Assert.InRange(coverage, 0.49, 0.51);
    }

    [Fact]
    public void Of_PortalThatBeganThreeDaysAgo_KnowsATenth() => Assert.InRange(Told(Of(Full(Hour - 72, Hour - 1))).Coverage, 0.099, 0.101);

    [Fact]
    public void Of_ThingThatCameYesterday_TakesNothingFromTheCoverageOfTheOthers() => Assert.True(Told(Of(Full(Hour - 719, Hour - 1), Full(Hour - 24, Hour - 1))).Coverage > 0.99);

    [Fact]
    public void Of_ThingThatWasRemoved_CountsUntilThen()
    {
        var gone = Full(Hour - 719, Hour - 400);
        gone.Put(Hour - 500, new(360, 0));

        var (share, _, coverage) = Told(Uptime.Of([(Full(Hour - 719, Hour - 1), true), (gone, false)], Every, Now));

        Assert.Equal(1 - (360 / ((719 + 320) * 360.0)), share!.Value, 9);
        Assert.True(coverage > 0.99);
    }

    [Fact]
    public void Of_ThingThatIsThereAndSilent_TakesFromTheCoverage() => Assert.InRange(Told(Of(Full(Hour - 719, Hour - 1), Full(Hour - 719, Hour - 360))).Coverage, 0.74, 0.76);

    [Fact]
    public void Of_TwoThings_WeighByTheTimeThatIsKnownOfEach()
    {
        var down = new UptimeHours();
        down.Put(Hour - 1, new(360, 0));

        Assert.Equal(0.75, Told(Of(Full(Hour - 3, Hour - 1), down)).Share!.Value, 9);
    }

    [Fact]
    public void Of_HourThatTheClockHasShownTwice_IsCoveredOnce()
    {
        var hours = Full(Hour - 2, Hour - 1);
        hours.Put(Hour - 1, new(720, 360));

        var (share, _, coverage) = Told(Of(hours));

        Assert.Equal(720 / 1080.0, share!.Value, 9);
        Assert.Equal(2 / 720.0, coverage, 6);
    }

    [Fact]
    public void Of_HoursAheadOfTheClock_AreLeftOut()
    {
        var hours = Full(Hour - 2, Hour - 1);
        hours.Put(Hour + 3, new(360, 0));

        Assert.Equal(1, Told(Of(hours)).Share);
    }

    [Fact]
    public void Of_HoursBeforeTheWindow_AreLeftOut()
    {
        var hours = Full(Hour - 2, Hour - 1);
        hours.Put(Hour - 721, new(360, 0));

        Assert.Equal((1, true), (Told(Of(hours)).Share, Told(Of(hours)).Coverage < 0.01));
    }

    [Fact]
    public void Of_ThingOfThisVeryMoment_HasNoTimeYet()
    {
        var hours = new UptimeHours();
        hours.Add(Now, true);

        var (share, down, coverage) = Told(Of(hours));

        Assert.Equal((null, 0, 0), (share, down, coverage));
    }

    [Fact]
    public void Of_RedForAnHour_SaysHowMuchOfAllTimeThatIsForCertain()
    {
        var hours = Full(Hour - 3, Hour - 1);
        hours.Put(Hour - 1, new(360, 0));

        Assert.Equal(1 / 720.0, Told(Of(hours)).Down, 6);
    }

    [Fact]
    public void Hours_Trim_ForgetsWhatIsBefore()
    {
        var hours = Full(Hour - 3, Hour - 1);
        hours.Trim(Hour - 1);

        Assert.Equal([Hour - 1], hours.Between(0, long.MaxValue).Select(h => h.Hour));
    }

    private static (double? Share, double Down, double Coverage) Told(Uptime uptime) => (uptime.Share, uptime.Down, uptime.Coverage);

    private static Uptime Of(params UptimeHours[] things) => Uptime.Of(things.Select(t => (t, true)), Every, Now);

    private static UptimeHours Full(long from, long to)
    {
        var hours = new UptimeHours();
        for (var hour = from; hour <= to; hour++)
            hours.Put(hour, new(360, 360));
        return hours;
    }
}
