using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class DatabaseRatesTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 28, 14, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new();
    private readonly DatabaseRates rates;

    public DatabaseRatesTests() => rates = new DatabaseRates(time);

    [Fact]
    public void Apply_First_HasNoRatesAndTheRatioSinceTheCountersBegan()
    {
        var metrics = Read(new() { Commits = 1_000, BlocksHit = 90, BlocksRead = 10 });

        Assert.Null(metrics.TransactionsPerSecond);
        Assert.Equal((0.9, null), (metrics.CacheHitRatio, metrics.CacheHitWindow));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void Apply_TenTransactionsASecond_SaysTenAtAnyInterval(int seconds)
    {
        Read(new() { Commits = 1_000, Own = 3 });
        time.Advance(TimeSpan.FromSeconds(seconds));

        var metrics = Read(new() { Commits = 1_000 + (9 * seconds) + 4, Rollbacks = seconds, Own = 7 });

        Assert.Equal(10, metrics.TransactionsPerSecond!.Value, 9);
        Assert.Equal(1, metrics.RollbacksPerSecond!.Value, 9);
    }

    [Fact]
    public void Apply_OnlyOwnTransactions_SaysNone()
    {
        Read(new() { Commits = 1_000, Own = 3 });
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, Read(new() { Commits = 1_001, Own = 5 }).TransactionsPerSecond);
    }

    [Fact]
    public void Apply_Restart_IsAGapAndThenGoesOn()
    {
        Read(new() { Commits = 1_000, TempBytes = 50 });
        time.Advance(TimeSpan.FromSeconds(5));
        Read(new() { Commits = 1_050, TempBytes = 50 });
        time.Advance(TimeSpan.FromSeconds(5));

        var gap = Read(new() { Commits = 20, StartedAt = Begun.AddMinutes(1) });
        time.Advance(TimeSpan.FromSeconds(5));
        var after = Read(new() { Commits = 70, StartedAt = Begun.AddMinutes(1) });

        Assert.Null(gap.TransactionsPerSecond);
        Assert.Null(gap.TempBytesPerSecond);
        Assert.Equal(10, after.TransactionsPerSecond);
    }

    [Fact]
    public void Apply_Reset_IsAGap()
    {
        Read(new() { Commits = 1_000 });
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(Read(new() { Commits = 2_000, ResetAt = Begun.AddMinutes(1) }).TransactionsPerSecond);
    }

    [Fact]
    public void Apply_PartThatWasNotRead_HasNoRateAndHidesNoOther()
    {
        Read(new() { Commits = 1_000, WalBytes = 100 });
        time.Advance(TimeSpan.FromSeconds(5));
        var without = Read(new() { Commits = 1_010 });
        time.Advance(TimeSpan.FromSeconds(5));
        var again = Read(new() { Commits = 1_020, WalBytes = 200 });

        Assert.Equal((2, null), (without.TransactionsPerSecond, without.WalBytesPerSecond));
        Assert.Null(again.WalBytesPerSecond);
    }

    [Fact]
    public void Apply_CacheHits_CoverTheLastFiveMinutes()
    {
        var (hit, read) = (0L, 1_000_000L);
        DatabaseMetrics metrics = Read(new() { BlocksHit = hit, BlocksRead = read });
        for (var i = 0; i < 120; i++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            (hit, read) = (hit + (i < 60 ? 0 : 99), read + (i < 60 ? 100 : 1));
            metrics = Read(new() { BlocksHit = hit, BlocksRead = read });
        }

        Assert.Equal(0.99, metrics.CacheHitRatio!.Value, 9);
        Assert.Equal(300, metrics.CacheHitWindow);
    }

    [Fact]
    public void Apply_NoBlocks_HasNoRatio()
    {
        Read(new() { BlocksHit = 90 });
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(Read(new() { BlocksHit = 90 }).CacheHitRatio);
    }

    [Fact]
    public void Apply_CountersAreMissing_HaveNoRatesAndTheRestGoesOn()
    {
        Read(new() { Commits = 1_000, WalBytes = 0 });
        time.Advance(TimeSpan.FromSeconds(5));
        Read(new() { IsMissing = true, WalBytes = 50 });
        time.Advance(TimeSpan.FromSeconds(5));

        var metrics = Read(new() { IsMissing = true, WalBytes = 150 });

        Assert.Equal((null, null, null, null), (metrics.TransactionsPerSecond, metrics.RollbacksPerSecond, metrics.RowsReadPerSecond, metrics.CacheHitRatio));
        Assert.Equal(20, metrics.WalBytesPerSecond);
    }

    [Fact]
    public void Apply_Checkpoints_AreThoseOfAnHourOverTheLastHour()
    {
        DatabaseMetrics? metrics = null;
        var known = new List<bool>();
        // One by time every five minutes and two at once on request after each half hour, of a MiB that takes 30 s to write.
        for (var minute = 0; minute <= 120; minute++)
        {
            var (timed, requested) = (minute / 5, minute / 30 * 2);
            metrics = Read(new() { CheckpointsTimed = timed, CheckpointsRequested = requested, CheckpointBytes = (timed + requested) << 20, CheckpointMilliseconds = (timed + requested) * 30_000 });
            known.Add(metrics.CheckpointsTimedPerHour is not null);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((false, true), (known[4], known[5]));
        Assert.Equal((12, 4), (metrics!.CheckpointsTimedPerHour, metrics.CheckpointsRequestedPerHour));
        Assert.Equal(16.0 * (1 << 20) / 3_600, metrics.CheckpointBytesPerSecond!.Value, 3);
        Assert.Equal(16 * 30 / 3_600.0, metrics.CheckpointShare!.Value, 6);
    }

    [Fact]
    public void Apply_CheckpointsAreReset_BeginAnew()
    {
        for (var minute = 0; minute < 10; minute++)
        {
            Read(new() { CheckpointsTimed = 100 + minute, CheckpointsRequested = 0, CheckpointBytes = 0, CheckpointMilliseconds = 0 });
            time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Null(Read(new() { CheckpointsTimed = 0, CheckpointsRequested = 0, CheckpointBytes = 0, CheckpointMilliseconds = 0 }).CheckpointsTimedPerHour);
    }

    private DatabaseMetrics Read(DatabaseCounters counters) => rates.Apply(
        new DatabaseMetrics { At = time.GetUtcNow() }, counters with { At = time.GetTimestamp(), StartedAt = counters.StartedAt == default ? Begun : counters.StartedAt });
}
