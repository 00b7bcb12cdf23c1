using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Databases.Sampling;

public sealed class DatabaseLightsTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 28, 14, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, Threshold> bounds = [];
    private readonly DatabaseLights lights;

    public DatabaseLightsTests() => lights = new DatabaseLights(time, named => bounds.GetValueOrDefault(named.Name, named.Default));

    private DatabaseInstance Instance => new() { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(time.GetUtcNow()) };

    [Theory]
    [InlineData(80, LightColour.Green, "databases.light.green", null)]
    [InlineData(81, LightColour.Yellow, "databases.light.connections", 80d)]
    [InlineData(91, LightColour.Red, "databases.light.connections", 90d)]
    public void Judge_Connections_NamesTheBoundThatIsCrossed(int used, LightColour colour, string code, double? bound)
    {
        var judged = lights.Judge(Instance with { Metrics = Metrics(used) });

        Assert.Equal((colour, code, bound), (judged.Colour, judged.Reason.Code, judged.Reason.Arguments.GetValueOrDefault("bound")));
        Assert.Equal(colour, judged.Lights["databases.connections"].Colour);
    }

    [Fact]
    public void Judge_BoundsChange_HoldAtTheNextReading()
    {
        var before = lights.Judge(Instance with { Metrics = Metrics(70) });
        bounds["databases.connections"] = DatabaseThresholds.Connections.Default with { Yellow = 0.6 };
        var after = lights.Judge(before with { Metrics = Metrics(70) });
        bounds.Clear();
        var again = lights.Judge(after with { Metrics = Metrics(70) });

        Assert.Equal([LightColour.Green, LightColour.Yellow, LightColour.Green], new[] { before.Colour, after.Colour, again.Colour });
        Assert.Equal((60d, 0.6), (after.Reason.Arguments["bound"], after.BoundsOf(DatabaseThresholds.Connections).Yellow));
    }

    [Fact]
    public void Judge_BoundsOfTheInstance_HoldForItsHealthToo()
    {
        bounds["databases.connections"] = DatabaseThresholds.Connections.Default with { Yellow = 0.5, Red = 0.6 };

        var judged = lights.Judge(Instance with { Metrics = Metrics(70) });

        Assert.Equal(LightColour.Red, HealthRules.All.Single(r => r.Name == "connections").Judge([], judged).Colour);
        Assert.Equal(LightColour.Green, HealthRules.All.Single(r => r.Name == "connections").Judge([], Instance with { Metrics = Metrics(70) }).Colour);
    }

    [Fact]
    public void Judge_BoundsStay_KeepsTheSameOnes()
    {
        var first = lights.Judge(Instance);
        var again = lights.Judge(first);
        bounds["databases.sequences"] = DatabaseThresholds.Sequences.Default with { Yellow = 0.5 };
        var changed = lights.Judge(again);

        Assert.Same(first.Bounds, again.Bounds);
        Assert.NotSame(again.Bounds, changed.Bounds);
        Assert.Equal((DatabaseThresholds.All.Count, 0.5), (changed.Bounds.Count, changed.BoundsOf(DatabaseThresholds.Sequences).Yellow));
    }

    [Theory]
    [InlineData(20, DiskOutlook.NotGrowing, null, LightColour.Green, "databases.light.green")]
    [InlineData(14, DiskOutlook.NotGrowing, null, LightColour.Yellow, "databases.light.diskFree")]
    [InlineData(9, DiskOutlook.TooLittleHistory, null, LightColour.Red, "databases.light.diskFree")]
    [InlineData(50, DiskOutlook.Growing, 13, LightColour.Yellow, "databases.light.diskFull")]
    [InlineData(50, DiskOutlook.Growing, 2, LightColour.Red, "databases.light.diskFull")]
    [InlineData(50, DiskOutlook.OverAYear, null, LightColour.Green, "databases.light.green")]
    public void Judge_Disk_ByWhatIsFreeAndWhenItIsFull(long free, DiskOutlook outlook, int? days, LightColour colour, string code)
    {
        var disk = new DatabaseDisk { Total = 100, Free = free, Outlook = outlook, FullInDays = days, Says = Phrase.Of("databases.disk.notGrowing") };

        var judged = lights.Judge(Instance with { Metrics = Metrics(10), Disk = disk });

        Assert.Equal((colour, code), (judged.Colour, judged.Reason.Code));
    }

    [Fact]
    public void Judge_DiskNotKnown_IsNobodysWorry()
    {
        var judged = lights.Judge(Instance with { Metrics = Metrics(10) });

        Assert.Equal(LightColour.Green, judged.Colour);
        Assert.DoesNotContain("databases.diskFree", judged.Lights.Keys);
    }

    [Fact]
    public void Judge_NotLive_HasNoLightOfAFigure()
    {
        var lost = lights.Judge(Instance with { Metrics = Metrics(99), State = new StreamState.Retrying(time.GetUtcNow(), time.GetUtcNow(), Phrase.Of("databases.light.lost")) });

        Assert.Empty(lost.Lights);
        Assert.Equal((LightColour.Red, "databases.light.lost"), (lost.Colour, lost.Reason.Code));
    }

    [Fact]
    public void Judge_SomethingMissing_IsUnknownUnlessWorseIsKnown()
    {
        var missing = new Dictionary<string, Phrase> { ["locks"] = Phrase.Of("databases.missing.activity") };

        Assert.Equal(LightColour.Unknown, lights.Judge(Instance with { Metrics = Metrics(10), Missing = missing }).Colour);
        time.Advance(TimeSpan.FromMinutes(1));
        lights.Judge(Instance with { Metrics = Metrics(95), Missing = missing });
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(LightColour.Red, lights.Judge(Instance with { Metrics = Metrics(95), Missing = missing }).Colour);
    }

    public static TheoryData<string, LightColour, DatabaseMetrics> Figures
    {
        get
        {
            var calm = new DatabaseMetrics { At = DateTimeOffset.UnixEpoch, ConnectionsActive = 0, TransactionsPerSecond = 100, RollbacksPerSecond = 0, LongestWait = 0 };
            var replica = new ReplicaState("r", null, "streaming", "async", 5 << 20, 61);
            return new()
            {
                { "databases.rollbacks", LightColour.Green, calm with { RollbacksPerSecond = 10 } },
                { "databases.rollbacks", LightColour.Yellow, calm with { RollbacksPerSecond = 11 } },
                { "databases.rollbacks", LightColour.Red, calm with { RollbacksPerSecond = 51 } },
                { "databases.rollbacks", LightColour.Green, calm with { TransactionsPerSecond = 0.5, RollbacksPerSecond = 0.5 } },
                { "databases.oldestTransaction", LightColour.Green, calm },
                { "databases.oldestTransaction", LightColour.Yellow, calm with { OldestTransaction = 301 } },
                { "databases.oldestTransaction", LightColour.Red, calm with { OldestTransaction = 1_801 } },
                { "databases.longestWait", LightColour.Yellow, calm with { LongestWait = 6 } },
                { "databases.longestWait", LightColour.Red, calm with { LongestWait = 61 } },
                { "databases.replicaLag", LightColour.Red, calm with { Replicas = [replica] } },
                { "databases.replicaLag", LightColour.Green, calm with { Replicas = [replica with { LagBytes = 0 }] } },
                { "databases.replicaLag", LightColour.Yellow, calm with { Standby = new StandbyState(2 << 20, 6, true) } },
                { "databases.replicaLag", LightColour.Green, calm with { Standby = new StandbyState(1, 3_600, true) } },
                { "databases.slotKept", LightColour.Green, calm with { Slots = [new("s", "physical", true, 1L << 30, "reserved")] } },
                { "databases.slotKept", LightColour.Yellow, calm with { Slots = [new("s", "physical", true, 2L << 30, "extended"), new("t", "physical", true, null, null)] } },
                { "databases.slotKept", LightColour.Red, calm with { Slots = [new("s", "physical", true, 11L << 30, "extended")] } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void Judge_Figure_HasTheLightOfItsBoundsAndTellsWhy(string threshold, LightColour colour, DatabaseMetrics metrics)
    {
        var judged = lights.Judge(Instance with { Metrics = metrics });

        Assert.Equal((colour, colour), (judged.Lights[threshold].Colour, judged.Colour));
        Assert.Equal(colour is LightColour.Green ? "databases.light.green" : $"databases.light.{threshold.Split('.')[1]}", judged.Reason.Code);
    }

    [Fact]
    public void Judge_WhatIsNotThere_HasNoLight()
    {
        var judged = lights.Judge(Instance with { Metrics = new DatabaseMetrics { At = time.GetUtcNow() } });

        Assert.Equal(["databases.cacheHit"], judged.Lights.Keys);
    }

    [Fact]
    public void Judge_DataInDanger_HasItsColourAndItsReason()
    {
        var danger = new DatabaseDanger("settings", LightColour.Red, Phrase.Of("health.settings.fsync"));

        var judged = lights.Judge(Instance with { Metrics = Metrics(85), Dangers = [danger] });

        Assert.Equal((LightColour.Red, "health.settings.fsync"), (judged.Colour, judged.Reason.Code));
        Assert.Equal(LightColour.Yellow, judged.Lights["databases.connections"].Colour);
        Assert.Equal(LightColour.Unknown, lights.Judge(Instance with { Dangers = [danger] }).Colour);
    }

    private DatabaseMetrics Metrics(int used) => new() { At = time.GetUtcNow(), ConnectionsUsed = used, ConnectionsLimit = 100, ConnectionsWaiting = 0, CacheHitRatio = 0.5, BlocksReadPerSecond = 1 };
}
