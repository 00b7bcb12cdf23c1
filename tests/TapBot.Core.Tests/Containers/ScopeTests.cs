using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

/// <summary>Who was given one project sees that project and nothing else, through every reader; and loses it at once when it is taken.</summary>
public sealed class ScopeTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly Container Own = A.Container("web", project: "shop"), Foreign = A.Container("db", project: "bank"), Single = A.Container("proxy");
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FakeEngine engine, elsewhere;
    private readonly ContainerHouse house;

    public ScopeTests()
    {
        engine = new FakeEngine(A.Server(), time).With(Own, Foreign, Single);
        elsewhere = new FakeEngine(A.Server("server-2"), time).With(A.Container("other", "server-2", project: "shop"));
        house = new ContainerHouse(time, engine, elsewhere);
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, A.Server(), "shop"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ContainerReader Reader => house.Get<ContainerReader>();

    public async ValueTask InitializeAsync()
    {
        await house.StartAsync();
        await house.UntilAsync(f => f.Servers.Values.All(s => s.Server.IsLive));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task List_Scoped_HasTheOwnRowsAndServersAlone()
    {
        var fleet = await Reader.GetAsync(An.Viewer, Token);

        Assert.Equal(["server-1"], fleet.Servers.Keys.Select(s => s.Value));
        Assert.Equal(["web"], fleet.Containers.Select(c => c.Name));
        Assert.NotNull(await Reader.FindAsync(An.Viewer, A.Server(), ContainerName.Parse("web"), Token));
        foreach (var name in new[] { "db", "proxy", Foreign.Id, Foreign.Id[..12] })
        {
            Assert.Null(await Reader.FindAsync(An.Viewer, A.Server(), ContainerName.Parse(name), Token));
            Assert.Null(await Reader.DescribeAsync(An.Viewer, A.Server(), ContainerName.Parse(name), Token));
            Assert.Null(await Reader.RevealEnvironmentAsync(An.Viewer, A.Server(), ContainerName.Parse(name), Token));
        }
        Assert.DoesNotContain("describe", engine.Calls);
    }

    [Fact]
    public async Task Watch_Scoped_SaysNothingOfForeignChangesAndRemovals()
    {
        await using var batches = Reader.WatchAsync(An.Viewer, TimeSpan.Zero, Token).GetAsyncEnumerator(Token);
        Assert.True(await batches.MoveNextAsync());
        var next = batches.MoveNextAsync().AsTask();

        engine.Become(Foreign with { State = ContainerState.Exited }, "die");
        await time.PushUntilAsync(house.UntilAsync(f => f.Find(Foreign.Key)?.State == ContainerState.Exited), Step);
        engine.Vanish(Single.Id);
        await time.PushUntilAsync(house.UntilAsync(f => f.Find(Single.Key) is null), Step);
        Assert.False(next.IsCompleted);

        engine.Become(Own with { State = ContainerState.Paused }, "pause");
        Assert.True(await time.PushUntilAsync(next, Step));
        Assert.Equal([ContainerState.Paused], batches.Current.Snapshot.Containers.Select(c => c.State));
        Assert.All(batches.Current.Changes, c => Assert.Equal(Own.Id, Assert.IsType<FleetChange.ContainerIs>(c).Container.Id));
    }

    [Fact]
    public async Task Watch_ScopeNarrowed_TheListComesAnewAlthoughNothingHappens()
    {
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer));
        house.Get<AccessGuard>().Forget();
        await using var batches = Reader.WatchAsync(An.Viewer, TimeSpan.Zero, Token).GetAsyncEnumerator(Token);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal(4, batches.Current.Snapshot.Containers.Count());

        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, A.Server(), "shop"));
        house.Get<AccessGuard>().Forget();
        Assert.True(await batches.MoveNextAsync());
        Assert.True(batches.Current.IsReset);
        Assert.Equal(["web"], batches.Current.Snapshot.Containers.Select(c => c.Name));

        var end = batches.MoveNextAsync().AsTask();
        house.Rights.Give(An.Viewer);
        house.Get<AccessGuard>().Forget();
        await Assert.ThrowsAsync<AccessDeniedException>(() => end);
    }

    [Fact]
    public async Task Events_Scoped_AreOfTheOwnProjectAlone()
    {
        engine.Say(Foreign, "exec_create: cat /etc/secret");
        engine.Say(Single, "restart");
        engine.Say(Own, "restart");
        var events = house.Get<ContainerEvents>();
        await using var all = events.WatchAsync(An.Administrator, TimeSpan.Zero, Token).GetAsyncEnumerator(Token);
        var seen = 0;
        while (seen < 3 && await all.MoveNextAsync())
            seen += all.Current.Count;

        Assert.Equal(["web"], (await events.LatestAsync(An.Viewer, Token)).Select(e => e.Subject));
        await using var own = events.WatchAsync(An.Viewer, TimeSpan.Zero, Token).GetAsyncEnumerator(Token);
        Assert.True(await own.MoveNextAsync());
        Assert.Equal(["web"], own.Current.Select(e => e.Subject));
        var end = own.MoveNextAsync().AsTask();
        house.Rights.Give(An.Viewer);
        house.Get<AccessGuard>().Forget();
        await Assert.ThrowsAsync<AccessDeniedException>(() => end);
    }

    [Fact]
    public async Task Figures_Scoped_AreOfTheOwnContainersAndEndWithTheRight()
    {
        engine.Figures = c => [new ContainerFigures(time.GetUtcNow(), c.Name == "web" ? 0.5 : 0.9, 0, 0, 0, 0, 0, 0, 0, null)];
        var reader = house.Get<ContainerFiguresReader>();
        await using var view = reader.Open(An.Viewer);
        await view.ShowAsync([Own.Key, Foreign.Key, Single.Key], Token);
        Assert.Equal(1, reader.Running);
        await using (var readings = reader.WatchAsync(An.Viewer, Own, Token).GetAsyncEnumerator(Token))
        {
            Assert.True(await time.PushUntilAsync(readings.MoveNextAsync().AsTask(), Step));
            Assert.Equal([Own.Key], (await view.ReadAsync(10, Token)).Keys);
            var end = readings.MoveNextAsync().AsTask();
            house.Rights.Give(An.Viewer, new Grant(Role.Viewer, A.Server(), "blog"));
            house.Get<AccessGuard>().Forget();
            await Assert.ThrowsAsync<AccessDeniedException>(() => end);
        }
        Assert.Empty(await view.ReadAsync(10, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await reader.WatchAsync(An.Viewer, Foreign, Token).FirstAsync(Token));
    }

    [Fact]
    public async Task Logs_Scoped_AreOfTheOwnContainersAlone()
    {
        var logs = house.Get<ContainerLogs>();
        foreach (var container in new[] { Foreign, Single })
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => logs.OpenAsync(An.Viewer, container, Token));
            await Assert.ThrowsAsync<AccessDeniedException>(async () => await logs.ReadAsync(An.Viewer, container, new ContainerLogRequest(10, null, null, null), Token).FirstOrDefaultAsync(Token));
            await Assert.ThrowsAsync<AccessDeniedException>(async () => await logs.FollowAsync(An.Viewer, container, null, 10, Token).FirstOrDefaultAsync(Token));
        }
        Assert.Equal(0, logs.Running);
    }

    [Fact]
    public async Task Operations_Scoped_AreSeenAndDoneInTheOwnProjectAlone()
    {
        house.Rights.Give(An.Operator, new Grant(Role.Operator, A.Server(), "shop"));
        foreach (var foreign in new[] { "db", "proxy" })
        {
            var refused = await house.Runner.StartAsync(An.Operator, new StopContainer(A.Server(), ContainerName.Parse(foreign)), null, Token);
            Assert.Equal(Refusal.NotFound, Assert.IsType<Outcome.Refused>(await refused.Completion).Kind);
        }
        var run = await house.Runner.StartAsync(An.Administrator, new PauseContainer(A.Server(), ContainerName.Parse("db")), null, Token);
        await time.PushUntilAsync(run.Completion, Step);
        var own = await house.Runner.StartAsync(An.Operator, new PauseContainer(A.Server(), ContainerName.Parse("web")), null, Token);
        await time.PushUntilAsync(own.Completion, Step);

        var ledger = house.Get<OperationLedger>();
        Assert.Equal(["web"], (await ledger.ListAsync(An.Operator, Token)).Select(v => v.Target));
        Assert.Null(await ledger.FindAsync(An.Operator, run.View.Id, Token));
        Assert.NotNull(await ledger.FindAsync(An.Administrator, run.View.Id, Token));
    }

    [Fact]
    public async Task Reveal_WithoutTheRight_IsRefusedAndWrittenDown()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => Reader.RevealEnvironmentAsync(An.Viewer, A.Server(), ContainerName.Parse("web"), Token));

        var row = Assert.Single(house.Audit.Rows);
        Assert.Equal(("containers.revealEnvironment", "web", "shop", "refused"), (row.Intent.Action, row.Intent.Target, row.Intent.Project, row.Outcome));
        house.Audit.Broken = true;
        await Assert.ThrowsAsync<TapBot.Core.Audit.AuditUnavailableException>(() => Reader.RevealEnvironmentAsync(An.Administrator, A.Server(), ContainerName.Parse("web"), Token));
        Assert.DoesNotContain("describe", engine.Calls);
    }
}
