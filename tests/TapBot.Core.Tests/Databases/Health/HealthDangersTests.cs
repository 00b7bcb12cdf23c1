using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Databases.Health;

public sealed class HealthDangersTests
{
    private readonly FakeTimeProvider time = new();

    private DatabaseInstance Instance => new() { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(time.GetUtcNow()) };

    [Fact]
    public void Of_Report_AreThoseOfDataSafetyWorstFirst()
    {
        var report = new HealthReport(time.GetUtcNow(),
        [
            HealthCheck.Of("deadRows", LightColour.Red, Phrase.Of("health.deadRows.ok")),
            HealthCheck.Of("settings",
            [
                new HealthFinding(LightColour.Yellow, Phrase.Of("health.settings.restart")), new HealthFinding(LightColour.Green, Phrase.Of("health.settings.log_lock_waits")),
                new HealthFinding(LightColour.Yellow, Phrase.Of("health.settings.synchronous_commit")), new HealthFinding(LightColour.Red, Phrase.Of("health.settings.fsync")),
            ]),
            HealthCheck.Of("archiving", LightColour.Yellow, Phrase.Of("health.archiving.nowhere")),
            HealthCheck.Of("slots", LightColour.Unknown, Phrase.Of("health.noFigures")),
            HealthCheck.Of("checksums", []),
        ]);

        var dangers = HealthDangers.Of(report, []);

        Assert.Equal(["health.settings.fsync", "health.settings.synchronous_commit", "health.archiving.nowhere"], dangers.Select(d => d.Says.Code));
        Assert.Equal([LightColour.Red, LightColour.Yellow, LightColour.Yellow], dangers.Select(d => d.Colour));
    }

    [Fact]
    public void Of_CheckThatCouldNotBeMade_LeavesWhatWasFoundBefore()
    {
        DatabaseDanger[] before = [new("checksums", LightColour.Red, Phrase.Of("health.checksums.found")), new("archiving", LightColour.Yellow, Phrase.Of("health.archiving.nowhere"))];
        var report = new HealthReport(time.GetUtcNow(), [HealthCheck.Of("checksums", LightColour.Unknown, Phrase.Of("databases.trouble.silent")), HealthCheck.Of("archiving", [])]);

        Assert.Equal([before[0]], HealthDangers.Of(report, before));
    }

    [Fact]
    public void Rules_AllOfThem_AreAnsweredForTheWholeInstance() => Assert.DoesNotContain(HealthDangers.Rules, r => r.IsPerDatabase || r.Sql(Instance) is null);

    [Fact]
    public async Task Watch_LookThatTakesLong_KeepsNobodyWaitingAndIsNotRepeatedBeforeItsTime()
    {
        var looks = new List<TaskCompletionSource<IReadOnlyList<DatabaseDanger>>>();
        using var begun = new SemaphoreSlim(0);
        var watch = new DangerWatch((_, _, _) =>
        {
            looks.Add(new TaskCompletionSource<IReadOnlyList<DatabaseDanger>>());
            begun.Release();
            return looks[^1].Task;
        }, time);
        var danger = new DatabaseDanger("checksums", LightColour.Red, Phrase.Of("health.checksums.found"));

        var before = new DatabaseDanger("archiving", LightColour.Yellow, Phrase.Of("health.archiving.nowhere"));

        Assert.Equal([before], watch.Newest(Instance with { Dangers = [before] }, TestContext.Current.CancellationToken));
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(DangerWatch.Every);
        Assert.Equal([before], watch.Newest(Instance, TestContext.Current.CancellationToken));
        looks[0].SetResult([danger]);
        await watch.EndAsync();
        Assert.Equal([danger], watch.Newest(Instance, TestContext.Current.CancellationToken));
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        looks[1].SetException(new DatabaseException(Phrase.Of("databases.trouble.silent")));
        await watch.EndAsync();

        Assert.Equal([danger], watch.Newest(Instance, TestContext.Current.CancellationToken));
        Assert.Equal(2, looks.Count);
    }

    [Fact]
    public async Task Watch_OtherBoundsHold_LooksBeforeItsTime()
    {
        using var begun = new SemaphoreSlim(0);
        var watch = new DangerWatch((_, _, _) =>
        {
            begun.Release();
            return Task.FromResult<IReadOnlyList<DatabaseDanger>>([]);
        }, time);
        var judged = Instance with { Bounds = new Dictionary<string, Threshold>() };
        watch.Newest(Instance, TestContext.Current.CancellationToken);
        await watch.EndAsync();

        watch.Newest(judged, TestContext.Current.CancellationToken);
        await watch.EndAsync();
        watch.Newest(judged, TestContext.Current.CancellationToken);

        Assert.Equal(2, begun.CurrentCount);
    }
}
