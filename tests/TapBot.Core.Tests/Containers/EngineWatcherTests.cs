using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

public sealed class EngineWatcherTests
{
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FakeEngine engine;

    public EngineWatcherTests() => engine = new FakeEngine(A.Server(), time).With(A.Container("web"), A.Container("db"));

    [Fact]
    public async Task Start_EngineAnswers_ListsAllAndIsLive()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        var fleet = await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        Assert.Equal(["db", "web"], fleet.Containers.Select(c => c.Name).Order());
        Assert.Equal("28.5.2", fleet.Servers[A.Server()].Server.EngineVersion);
    }

    [Fact]
    public async Task Event_ContainerStops_RowFollowsWithoutAnotherListing()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        engine.Become(A.Container("web", state: ContainerState.Exited, exitCode: 1), "die");
        await UntilAdvancingAsync(house, f => f.Containers.Single(c => c.Name == "web").State == ContainerState.Exited);
        Assert.Single(engine.Calls, "list");
        Assert.Single(engine.Calls, "inspect");
    }

    [Fact]
    public async Task Event_ContainerRemoved_RowGoes()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        engine.Vanish(A.IdOf("web"));
        var fleet = await UntilAdvancingAsync(house, f => f.Containers.Count() == 1);
        Assert.Equal("db", fleet.Containers.Single().Name);
    }

    [Fact]
    public async Task Ping_NoAnswer_IsRetryingAndKeepsTheLastState()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        engine.Fault = FakeEngine.Unreachable;
        var fleet = await UntilAdvancingAsync(house, f => f.Servers[A.Server()].Server.State is StreamState.Retrying);
        Assert.Equal(2, fleet.Containers.Count());
        Assert.Equal("engine.notRunning", ((StreamState.Retrying)fleet.Servers[A.Server()].Server.State).Why.Code);
    }

    [Fact]
    public async Task Cut_EngineComesBack_ListsAnewAndIsLive()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        engine.Cut();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.State is StreamState.Retrying);
        engine.With(A.Container("new"));
        var fleet = await UntilAdvancingAsync(house, f => f.Servers[A.Server()].Server.IsLive);
        Assert.Equal(3, fleet.Containers.Count());
    }

    [Fact]
    public async Task Restart_ByItself_IsRemembered()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        var web = A.Container("web");
        engine.Say(web, "die", 1);
        engine.Become(web with { StartedAt = A.Noon }, "start");
        var fleet = await UntilAdvancingAsync(house, f => f.Find(web.Key)?.RecentRestarts.Count == 1);
        Assert.Equal("containers.state.restarted", ContainerLight.Of(fleet.Find(web.Key)!, engineLive: true, A.Noon).Words.Code);
    }

    [Fact]
    public async Task Restart_ByHand_IsNoSelfRestart()
    {
        await using var house = await new ContainerHouse(time, engine).StartAsync();
        await house.UntilAsync(f => f.Servers[A.Server()].Server.IsLive);
        var web = A.Container("web");
        foreach (var action in new[] { "kill", "die", "stop" })
            engine.Say(web, action, 143);
        engine.Become(web with { StartedAt = A.Noon }, "start");
        var fleet = await UntilAdvancingAsync(house, f => f.Find(web.Key)?.StartedAt == A.Noon);
        Assert.Empty(fleet.Find(web.Key)!.RecentRestarts);
    }

    private Task<Fleet> UntilAdvancingAsync(ContainerHouse house, Func<Fleet, bool> shown) =>
        time.PushUntilAsync(house.UntilAsync(shown), TimeSpan.FromMilliseconds(100));
}
