using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Tests.Ui.Charts;

public sealed class ChartWindowTests
{
    private readonly ChartWindow window = new(1);

    [Fact]
    public void Replace_GapsAndWhatIsNoNumber_StayGaps()
    {
        window.Replace(new ChartData([0, 1, 2, 3], [1, null, double.NaN, double.PositiveInfinity]), null);

        Assert.Equal([1, null, null, null], window.All.Values[0]);
        Assert.Null(window.SummaryOf(0)!.Value.Now);
        Assert.True(window.HasValues);
    }

    [Fact]
    public void Replace_SilenceOfMoreThanThreeIntervals_IsAGap()
    {
        window.Replace(new ChartData([0, 1000, 4000, 8000], [1, 2, 3, 4]), 1000);

        Assert.Equal([0, 1000, 4000, 5000, 8000], window.All.Times);
        Assert.Equal([1, 2, 3, null, 4], window.All.Values[0]);
    }

    [Fact]
    public void Replace_ColumnsThatDoNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => window.Replace(new ChartData([0, 1], [1]), null));
        Assert.Throws<ArgumentException>(() => window.Replace(new ChartData([0], [1], [2]), null));
    }

    [Fact]
    public void Append_NotNewer_IsLeftOut()
    {
        window.Replace(new ChartData([1000, 2000], [1, 2]), null);

        var change = window.Append(new ChartData([1500, 2000, 3000], [9, 9, 3]), null, live: false);

        Assert.Equal([3000], change!.Points.Times);
        Assert.Equal([1000, 2000, 3000], window.All.Times);
    }

    [Fact]
    public void Append_Live_MovesTheRangeAndDropsWhatHasLeftItButOne()
    {
        window.Show(0, 3000);
        window.Replace(new ChartData([0, 1000, 2000, 3000], [1, 2, 3, 4]), null);

        var change = window.Append(new ChartData([4000, 5000], [5, 6]), null, live: true);

        Assert.Equal((2000, 5000), (change!.From, change.To));
        Assert.Equal(1, change.Dropped);
        Assert.Equal([1000, 2000, 3000, 4000, 5000], window.All.Times);
    }

    [Fact]
    public void Append_NotLive_LeavesTheRange()
    {
        window.Show(0, 3000);
        window.Replace(new ChartData([0, 3000], [1, 2]), null);

        var change = window.Append(ChartData.At(DateTimeOffset.FromUnixTimeMilliseconds(9000), 3), null, live: false);

        Assert.Equal((0, 3000, 0), (change!.From, change.To, change.Dropped));
    }

    [Fact]
    public void Append_AfterSoLongASilenceThatNothingStays_AsksForEverythingAnew()
    {
        window.Show(0, 3000);
        window.Replace(new ChartData([0, 1000], [1, 2]), null);

        var change = window.Append(new ChartData([50_000, 51_000, 60_000], [1, 2, 3]), null, live: true);

        Assert.Null(change);
        Assert.Equal([51_000, 60_000], window.All.Times);
    }

    [Fact]
    public void Append_WithoutEnd_StaysBoundedAndKeepsThePeak()
    {
        window.Show(0, 1e9);
        for (var i = 0; i < 20_000; i++)
            window.Append(new ChartData([i * 1000], [i == 777 ? 99 : 1]), 1000, live: true);

        Assert.InRange(window.Count, 2, ChartWindow.MostPoints);
        Assert.Equal(99, window.SummaryOf(0)!.Value.Highest);
        Assert.Equal(19_999_000, window.All.Times[^1]);
    }

    [Fact]
    public void Rows_MoreThanWanted_AreThinnedNewestFirst()
    {
        window.Replace(new ChartData([.. Enumerable.Range(0, 900).Select(i => i * 1000.0)], [.. Enumerable.Range(0, 900).Select(i => (double?)i)]), null);

        var rows = window.Rows(200);

        Assert.InRange(rows.Count, 2, 200);
        Assert.Equal(899_000, rows[0].At);
        Assert.Equal(rows.OrderByDescending(r => r.At), rows);
    }
}
