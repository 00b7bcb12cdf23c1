using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers.Recording;

public sealed class FiguresRecorderTests
{
    private const ulong Millisecond = 1_000_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FakeEngine engine;
    private readonly Container web = A.Container("web", project: "shop");
    private readonly List<(string Id, DateTimeOffset At)> asked = [];
    private Func<ulong, ulong> network = static milliseconds => milliseconds;

    public FiguresRecorderTests() => engine = new FakeEngine(A.Server(), time) { Counters = Count }.With(web);

    [Fact]
    public async Task Running_QuarterOfAnHour_HasAllSixFigures()
    {
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(15));

        foreach (var (figure, expected) in new[] { ("cpu", 0.25), ("memory", 5_000_000), ("networkIn", 1_000), ("networkOut", 2_000), ("blockRead", 3_000), ("blockWrite", 4_000) })
        {
            var samples = Samples(house, ContainerSeries.Of(web, figure));
            Assert.InRange(samples.Count, 55, 60);
            Assert.All(samples, s => Assert.Equal(expected, s.Value, expected / 1_000));
        }
        Assert.Equal("containers/server-1/shop/web/cpu", ContainerSeries.Of(web, "cpu").Value);
        Assert.Equal(web.Scope, house.Get<HistoryRecorder>().Find(ContainerSeries.Of(web, "cpu"))!.Scope);
    }

    [Fact]
    public async Task Asked_ManyContainers_AreSpreadOverTheInterval()
    {
        engine.With([.. Enumerable.Range(0, 30).Select(i => A.Container($"c{i}"))]);
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(3));

        lock (asked)
        {
            var settled = asked.Where(a => a.At > A.Noon.AddMinutes(1)).ToList();
            Assert.All(settled.GroupBy(a => a.Id), g => Assert.InRange(g.Count(), 7, 9));
            Assert.All(settled.GroupBy(a => a.At.ToUnixTimeSeconds()), g => Assert.InRange(g.Count(), 0, 10));
        }
    }

    [Fact]
    public async Task Counter_GoesBack_IsAGap()
    {
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(2));
        var before = Samples(house, ContainerSeries.Of(web, "networkIn")).Count;
        network = static milliseconds => milliseconds / 1_000; // less than it has counted already
        await PushAsync(TimeSpan.FromSeconds(16));

        Assert.InRange(Samples(house, ContainerSeries.Of(web, "networkIn")).Count, before, before + 1);
        await PushAsync(TimeSpan.FromMinutes(1));
        Assert.All(Samples(house, ContainerSeries.Of(web, "networkIn")), s => Assert.True(s.Value is > 0.9f and < 1.1f or > 990 and < 1_010, $"{s.Value}"));
    }

    [Fact]
    public async Task Container_StopsAndStarts_HasAGapAndGoesOn()
    {
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(2));
        engine.Become(web with { State = ContainerState.Exited }, "die");
        await time.PushUntilAsync(() => house.Fleet.Current.Find(web.Key)?.State == ContainerState.Exited, Step);
        var stopped = Samples(house, ContainerSeries.Of(web, "cpu")).Count;
        await PushAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(stopped, Samples(house, ContainerSeries.Of(web, "cpu")).Count);

        engine.Become(web with { StartedAt = time.GetUtcNow() }, "start");
        await PushAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(Samples(house, ContainerSeries.Of(web, "cpu")).Count, stopped + 5, stopped + 8);
    }

    [Fact]
    public async Task Container_CreatedAnew_GoesOnWithItsSeries()
    {
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(1));
        engine.Vanish(web.Id);
        var again = web with { Id = A.IdOf("again"), StartedAt = time.GetUtcNow() };
        engine.Become(again, "start");
        await PushAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(ContainerSeries.Of(web, "cpu"), ContainerSeries.Of(again, "cpu"));
        Assert.InRange(Samples(house, ContainerSeries.Of(web, "cpu")).Count, 8, 11);
    }

    [Fact]
    public async Task Engine_DoesNotAnswer_IsAGapAndNothingElse()
    {
        await using var house = await StartAsync();
        await PushAsync(TimeSpan.FromMinutes(1));
        engine.Fault = FakeEngine.Unreachable;
        await PushAsync(TimeSpan.FromMinutes(5));
        var before = Samples(house, ContainerSeries.Of(web, "cpu")).Count;
        engine.Fault = null;
        await PushAsync(TimeSpan.FromMinutes(2));

        Assert.InRange(before, 1, 6);
        Assert.InRange(Samples(house, ContainerSeries.Of(web, "cpu")).Count, before + 3, before + 9);
    }

    [Fact]
    public async Task Settings_SwitchedOff_AskNothing()
    {
        await using var house = await new ContainerHouse(time, new Dictionary<string, string?> { ["TapBot:Containers:Statistics:Enabled"] = "false" }, engine).StartAsync();
        await PushAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(asked);
        Assert.Equal(0, house.Get<HistoryRecorder>().Count);
    }

    private async Task PushAsync(TimeSpan length)
    {
        var end = time.GetUtcNow() + length;
        await time.PushUntilAsync(() => time.GetUtcNow() >= end, Step);
    }

    private static IReadOnlyList<(long At, float Value)> Samples(ContainerHouse house, SeriesName series) =>
        house.Get<HistoryRecorder>().Find(series)?.Raw(0, long.MaxValue).Samples ?? [];

    private async Task<ContainerHouse> StartAsync()
    {
        var house = await new ContainerHouse(time, new Dictionary<string, string?> { ["TapBot:Containers:Statistics:Interval"] = "00:00:15" }, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        return house;
    }

    private ContainerCounters Count(string id)
    {
        var now = time.GetUtcNow();
        lock (asked)
            asked.Add((id, now));
        var exact = (ulong)((now - A.Noon).TotalSeconds * 1_000) + 1_000_000;
        return new ContainerCounters(
            now, exact * Millisecond / 4, exact * Millisecond * 2, 2, 5_000_000, 1L << 30,
            network(exact), exact * 2, exact * 3, exact * 4, 3);
    }
}
