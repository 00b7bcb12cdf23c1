using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.EndToEnd.Faults;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Containers;

/// <summary>A proxy between the portal and a real engine that refuses changes: found out by itself, and without changing anything.</summary>
public sealed class ReadOnlyEngineTests
{
    private const string Forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";

    public static TheoryData<string> Engines() => [.. RealEngine.Variables()];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Engine_BehindAProxyThatRefusesEveryChange_IsOnlyToBeLookedAt(string variable)
    {
        await using var real = new RealEngine(variable);
        await using var proxy = new SocketProxy(real.Address) { Refuses = IsChange };
        var name = ContainerName.Parse(await real.RunAsync(Forever));
        await using var house = await new ContainerHouse(real.Server, proxy.Address).StartAsync();

        var fleet = await house.UntilAsync(f => f.Find(real.Server, name) is { IsAlive: true });

        Assert.True(fleet.Servers[real.Server].Server.IsReadOnly);
        foreach (var operation in new IOperation[] { new RestartContainer(real.Server, name), new RemoveContainer(real.Server, name), new KillContainer(real.Server, name) })
        {
            Assert.Equal("servers.refusesChanges", (await house.Runner.PreviewAsync(An.Administrator, operation, TestContext.Current.CancellationToken)).Hindrance?.Code);
            var run = await house.Runner.StartAsync(An.Administrator, operation, name.Value, TestContext.Current.CancellationToken);
            Assert.Equal((Refusal.WrongState, "servers.refusesChanges"), Assert.IsType<Outcome.Refused>(await run.Completion) is var refused ? (refused.Kind, refused.Reason.Code) : default);
        }
        Assert.DoesNotContain(proxy.Requests, IsChange);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Engine_ThatRefusesNothing_IsAskedOnceAndDoesNothing(string variable)
    {
        await using var real = new RealEngine(variable);
        await using var proxy = new SocketProxy(real.Address);
        await using var house = new ContainerHouse(real.Server, proxy.Address);
        var before = await StatesAsync(real);

        await house.StartAsync();
        var fleet = await house.UntilAsync(f => f.Servers[real.Server].Server.IsLive);

        Assert.False(fleet.Servers[real.Server].Server.IsReadOnly);
        Assert.EndsWith($"/containers/{ChangeProbe.Nobody}/restart", Assert.Single(proxy.Requests, IsChange), StringComparison.Ordinal);
        Assert.Equal(before, await StatesAsync(real));
    }

    [Fact]
    public async Task Engine_BehindAProxyThatLetsOneChangeThrough_MayBeToldThatOne()
    {
        await using var real = new RealEngine();
        await using var proxy = new SocketProxy(real.Address) { Refuses = static r => IsChange(r) && !r.Contains("/restart", StringComparison.Ordinal) };
        var name = ContainerName.Parse(await real.RunAsync(Forever));
        await using var house = await new ContainerHouse(real.Server, proxy.Address).StartAsync();
        await house.UntilAsync(f => f.Find(real.Server, name) is { IsAlive: true });

        var restarted = await house.Runner.StartAsync(An.Administrator, new RestartContainer(real.Server, name, 1), null, TestContext.Current.CancellationToken);
        var stopped = await house.Runner.StartAsync(An.Administrator, new StopContainer(real.Server, name, 1), null, TestContext.Current.CancellationToken);

        Assert.IsType<Outcome.Done>(await restarted.Completion);
        Assert.Equal("engine.said", Assert.IsType<Outcome.Failed>(await stopped.Completion).Reason.Code);
    }

    // One of the samples stops and starts by itself.
    private static async Task<IEnumerable<string>> StatesAsync(RealEngine real) =>
        (await real.DockerAsync("ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}}")).Split('\n').Where(c => !c.Contains(" crasher ", StringComparison.Ordinal));

    private static bool IsChange(string request) => !request.StartsWith("GET ", StringComparison.Ordinal) && !request.StartsWith("HEAD ", StringComparison.Ordinal);
}
