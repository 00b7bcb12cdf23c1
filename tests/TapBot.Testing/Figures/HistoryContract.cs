using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Testing.Access;
using Xunit;

namespace TapBot.Testing.Figures;

/// <summary>What the history of figures does on every engine; derived once for each.</summary>
public abstract partial class HistoryContract : IAsyncLifetime
{
    private const double Precision = 1e-6, Part = 1.0 / 32_768;
    private static readonly SeriesName Cpu = SeriesName.Of("containers", "server-1", "shop", "web#1", "cpu");
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(8);
    private HistoryRig rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public async ValueTask InitializeAsync() => rig = await HistoryRig.StartAsync(await SettingsAsync());

    public virtual async ValueTask DisposeAsync()
    {
        await rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task GetAsync_FiveHours_AreThoseOfANaiveComputation()
    {
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromHours(5), isGap: m => m is >= 90 and < 130);

        var minutes = await rig.GetAsync(Cpu, begin, rig.Now);
        var hours = await rig.GetAsync(Cpu, rig.Now.AddDays(-40), rig.Now);

        Assert.Equal((HistoryTier.Minute, TimeSpan.FromMinutes(1)), (minutes.Tier, minutes.Step));
        Assert.Equal((HistoryTier.Hour, TimeSpan.FromHours(1)), (hours.Tier, hours.Step));
        Same(naive, minutes, begin);
        Same(naive, hours, begin);
        Assert.Equal(260, minutes.Buckets.Count);
    }

    [Fact]
    public async Task GetAsync_LastHour_IsOfSamplesThemselves()
    {
        await RecordAsync(TimeSpan.FromHours(3));
        var naive = await RecordAsync(TimeSpan.FromHours(1));

        var curve = await rig.GetAsync(Cpu, rig.Now.AddHours(-1), rig.Now, 300);

        Assert.Equal((HistoryTier.Raw, TimeSpan.FromSeconds(13)), (curve.Tier, curve.Step));
        Same(naive, curve, rig.Now.AddHours(-1).AddSeconds(13));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(2_000)]
    public async Task GetAsync_AnyRange_NeverHasMorePointsThanAskedFor(int points)
    {
        await RecordAsync(TimeSpan.FromHours(4));
        var random = new Random(points);

        for (var i = 0; i < 60; i++)
        {
            var from = rig.Now.AddSeconds(-Math.Exp(random.NextDouble() * 17));
            var curve = await rig.GetAsync(Cpu, from, from.AddSeconds(Math.Exp(random.NextDouble() * 17)), points);
            Assert.True(curve.Buckets.Count <= points, $"{curve.Buckets.Count} of {points} from {from:O}");
            Assert.All(curve.Buckets, b => Assert.True(b.Minimum <= b.Average && b.Average <= b.Maximum));
        }
    }

    [Fact]
    public async Task Add_LateTwiceOrNeverPossible_CountsAsItShould()
    {
        var naive = await RecordAsync(TimeSpan.FromHours(2));
        var late = rig.Now.AddMinutes(-40).AddMilliseconds(-1);
        naive.Add(late, 1_000);

        Assert.True(rig.Add(Cpu, 1_000, late));
        Assert.False(rig.Add(Cpu, 2_000, late));
        Assert.False(rig.Add(Cpu, 2_000, rig.Now.AddMinutes(-61)));
        Assert.False(rig.Add(Cpu, 2_000, rig.Now.AddMinutes(2)));
        Assert.False(rig.Add(Cpu, double.NaN));
        Assert.False(rig.Add(Cpu, double.PositiveInfinity));
        Assert.True(await rig.Writer.WriteAsync(Token));

        var curve = await rig.GetAsync(Cpu, rig.Now.AddHours(-2), rig.Now);
        Same(naive, curve, rig.Now.AddHours(-2));
        Assert.Equal(5, rig.Writer.State.Refused);
    }

    [Fact]
    public async Task Add_ClockJumpsBackAndForth_KeepsWhatEachMomentSaw()
    {
        var naive = await RecordAsync(TimeSpan.FromMinutes(30));
        var begin = rig.Now.AddMinutes(-30);
        rig.Time.Jump(-TimeSpan.FromMinutes(20));
        await RecordAsync(TimeSpan.FromMinutes(10), naive, offset: TimeSpan.FromSeconds(2));
        rig.Time.Jump(TimeSpan.FromDays(400));
        rig.Add(Cpu, 5);
        await rig.Writer.WriteAsync(Token);
        rig.Time.Jump(TimeSpan.FromHours(3) - TimeSpan.FromDays(400));
        await RecordAsync(TimeSpan.FromMinutes(5), naive);

        var curve = await rig.GetAsync(Cpu, begin, rig.Now);

        Assert.Equal(HistoryTier.Minute, curve.Tier);
        Same(naive, curve, begin);
    }

    [Fact]
    public async Task Restart_Orderly_LosesNothing()
    {
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromMinutes(100));
        rig.Add(Cpu, 7, rig.Now.AddSeconds(1));
        naive.Add(rig.Now.AddSeconds(1), 7);

        await rig.RestartAsync(isKilled: false);
        await RecordAsync(TimeSpan.FromMinutes(20), naive, offset: TimeSpan.FromSeconds(2));

        Same(naive, await rig.GetAsync(Cpu, begin, rig.Now), begin);
        Assert.Equal(HistoryTier.Minute, (await rig.GetAsync(Cpu, rig.Now.AddMinutes(-50), rig.Now, 300)).Tier);
        Assert.Equal(HistoryTier.Raw, (await rig.GetAsync(Cpu, rig.Now.AddMinutes(-15), rig.Now, 300)).Tier);
    }

    [Fact]
    public async Task Restart_Killed_LosesWhatCameSinceTheLastWrite()
    {
        var begin = rig.Now;
        var naive = await RecordAsync(TimeSpan.FromMinutes(99));
        await RecordAsync(TimeSpan.FromMinutes(2), writes: false);

        await rig.RestartAsync(isKilled: true);
        await RecordAsync(TimeSpan.FromMinutes(20), naive, offset: TimeSpan.FromSeconds(2));

        Assert.InRange(HistoryWriter.WriteEvery, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(4));
        Same(naive, await rig.GetAsync(Cpu, begin, rig.Now), begin);
    }

    [Fact]
    public async Task GetAsync_FromWhatIsNotStoredYet_HasIt()
    {
        var naive = await RecordAsync(TimeSpan.FromMinutes(99));
        await RecordAsync(TimeSpan.FromMinutes(2), naive, writes: false);
        var begin = rig.Now.AddMinutes(-101);

        Same(naive, await rig.GetAsync(Cpu, begin, rig.Now), begin);
    }

    private async Task<NaiveHistory> RecordAsync(TimeSpan length, NaiveHistory? naive = null, Func<double, bool>? isGap = null, TimeSpan offset = default, bool writes = true)
    {
        naive ??= new NaiveHistory();
        var (random, begin) = (new Random(3), rig.Now);
        for (var (passed, round) = (TimeSpan.Zero, 0); passed < length; passed += Interval, round++)
        {
            var value = Math.Round(random.NextDouble() * 100, 3);
            if (isGap?.Invoke(passed.TotalMinutes) != true && rig.Add(Cpu, value, begin + passed + offset))
                naive.Add(begin + passed + offset, value);
            if (writes && round % 20 == 0)
                Assert.True(await rig.Writer.WriteAsync(Token));
            rig.Time.Advance(passed + Interval < length ? Interval : length - passed);
        }
        if (writes)
            Assert.True(await rig.Writer.WriteAsync(Token));
        return naive;
    }

    private static void Same(NaiveHistory naive, HistoryCurve curve, DateTimeOffset from)
    {
        Assert.Null(curve.Flaw);
        var expected = naive.Buckets(curve.Step, from - curve.Step, DateTimeOffset.MaxValue).Where(b => b.Key >= from).ToDictionary();
        var found = curve.Buckets.Where(b => b.Start >= from).ToList();
        Assert.Equal(expected.Keys.Order(), found.Select(b => b.Start));
        Assert.All(found, b =>
        {
            Assert.Equal(expected[b.Start].Minimum, b.Minimum, (expected[b.Start].Minimum * Part) + Precision);
            Assert.Equal(expected[b.Start].Average, b.Average, (expected[b.Start].Average * Precision) + Precision);
            Assert.Equal(expected[b.Start].Maximum, b.Maximum, (expected[b.Start].Maximum * Part) + Precision);
        });
    }
}
