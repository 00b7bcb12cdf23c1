using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogArchiveHistogramTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Histogram_AnyTime_CountsEveryLineOnce(int seed)
    {
        var lines = StrangeLines.Make(seed, 900, StoreRig.Web);
        rig.Archive.Append(lines.AsSpan(0, 880));
        await rig.Store.FlushAsync();
        rig.Archive.Append(lines.AsSpan(880));
        var (first, last) = (lines.Min(l => l.Cursor.Time), lines.Max(l => l.Cursor.Time));
        var random = new Random(seed);
        foreach (var buckets in new[] { 1, 2, 7, 60, 999 })
        {
            Check(lines, first, last + TimeSpan.FromTicks(1), buckets);
            var from = first + TimeSpan.FromSeconds(random.Next(40));
            Check(lines, from, from + TimeSpan.FromTicks(random.NextInt64(1, TimeSpan.TicksPerMinute)), buckets);
            Check(lines, first - TimeSpan.FromDays(400), last + TimeSpan.FromDays(400), buckets);
            Check(lines, first - TimeSpan.FromDays(2), first - TimeSpan.FromDays(1), buckets);
        }
    }

    [Fact]
    public void Histogram_SeveralLogs_AddUp()
    {
        rig.Archive.Append([.. Lines.From(0, 50)]);
        rig.Store.Of(StoreRig.Cache).Append([.. Lines.From(0, 70)]);
        var from = Lines.One(0).Cursor.Time;
        var sum = rig.Archive.Histogram(from, from.AddSeconds(1), 10, TestContext.Current.CancellationToken);

        sum.Add(rig.Store.Of(StoreRig.Cache).Histogram(from, from.AddSeconds(1), 10, TestContext.Current.CancellationToken));

        Assert.Equal(100 + 20, sum.Count(0, LineLevel.Info));
        Assert.Equal(from.AddMilliseconds(100), sum.Start(1));
    }

    [Fact]
    public void Histogram_AllTime_CountsEveryLine()
    {
        rig.Archive.Append([.. Lines.From(0, 50)]);

        var all = rig.Archive.Histogram(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10, TestContext.Current.CancellationToken);

        Assert.Equal(50, Enumerable.Range(0, 10).Sum(bucket => all.Count(bucket, LineLevel.Info)));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    public void Histogram_NoTimeOrNoBuckets_IsRefused(int seconds, int buckets) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => rig.Archive.Histogram(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(seconds), buckets, TestContext.Current.CancellationToken));

    private void Check(LogLine[] lines, DateTimeOffset from, DateTimeOffset to, int buckets)
    {
        var histogram = rig.Archive.Histogram(from, to, buckets, TestContext.Current.CancellationToken);

        var expected = new long[buckets, 8];
        var (start, length) = ((Int128)Nanoseconds(from), (Int128)(Nanoseconds(to) - Nanoseconds(from)));
        foreach (var line in lines.Where(l => l.Cursor.Nanoseconds >= Nanoseconds(from) && l.Cursor.Nanoseconds < Nanoseconds(to)))
            expected[(int)((line.Cursor.Nanoseconds - start) * buckets / length), line.Stream == LogStream.Marker ? 7 : (int)line.Level]++;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            Assert.All(Enum.GetValues<LineLevel>(), level => Assert.Equal(expected[bucket, (int)level], histogram.Count(bucket, level)));
            Assert.Equal(expected[bucket, 7], histogram.Markers(bucket));
        }
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
