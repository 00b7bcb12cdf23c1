using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Containers;

/// <summary>Each operation against a real engine: what counts is what the engine shows afterwards.</summary>
public sealed class ContainerOperationTests
{
    private const string Forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";

    /// <summary>The engines that this machine can have; the first always.</summary>
    public static TheoryData<string> Engines() => [.. RealEngine.Variables()];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task StopStartPauseResumeKillRemove_ARealContainer_EachShowsItsEffect(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync(Forever));
        Assert.Equal("containers.pause.done", await at.DoneAsync(new PauseContainer(real.Server, name)));
        Assert.Equal("paused", await at.StatusAsync(name));
        Assert.Equal("containers.resume.done", await at.DoneAsync(new ResumeContainer(real.Server, name)));
        Assert.Equal("containers.stop.done", await at.DoneAsync(new StopContainer(real.Server, name, 1)));
        Assert.Equal("exited", await at.StatusAsync(name));
        Assert.Equal("containers.start.done", await at.DoneAsync(new StartContainer(real.Server, name)));
        Assert.Equal("containers.kill.done", await at.DoneAsync(new KillContainer(real.Server, name)));
        Assert.Equal("containers.remove.done", await at.DoneAsync(new RemoveContainer(real.Server, name), name.Value));
        Assert.Null(at.House.Fleet.Current.Find(real.Server, name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Restart_Healthcheck_SaysWhenItBecameHealthy(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync(Forever, "--health-cmd", "true", "--health-interval", "1s", "--health-retries", "2"));
        var before = await real.DockerAsync("inspect", "-f", "{{.State.StartedAt}}", name.Value);
        Assert.Equal("containers.restart.done.healthy", await at.DoneAsync(new RestartContainer(real.Server, name, 1)));
        Assert.NotEqual(before, await real.DockerAsync("inspect", "-f", "{{.State.StartedAt}}", name.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Restart_Unhealthy_SaysSo(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync(Forever, "--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1"));
        Assert.Equal("containers.restart.done.unhealthy", await at.DoneAsync(new RestartContainer(real.Server, name, 1)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Start_ContainerDiesAgain_IsFailedWithExitCodeAndLastLines(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync("for i in $(seq 1 30); do echo line $i; done; sleep 0.5; echo no configuration file >&2; sleep 1; exit 3"));
        await at.House.UntilAsync(f => f.Find(real.Server, name) is { State: ContainerState.Exited });
        var outcome = Assert.IsType<Outcome.Failed>(await at.RunAsync(new StartContainer(real.Server, name)));
        Assert.Equal(("containers.diedAgain", 3L), (outcome.Reason.Code, outcome.Reason.Arguments["exitCode"]));
        var lines = ((string)outcome.Reason.Arguments["lines"]!).Split('\n');
        Assert.Equal(20, lines.Length);
        Assert.Contains("no configuration file", lines);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Start_EngineCannot_IsFailedWithTheEnginesWords(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync(Forever));
        var other = "t-" + Guid.NewGuid().ToString("n")[..12];
        await real.DockerAsync("create", "--name", other, RealEngine.Image, "/no/such/program");
        try
        {
            await at.SeenCreatedAsync(other);
            var outcome = Assert.IsType<Outcome.Failed>(await at.RunAsync(new StartContainer(real.Server, ContainerName.Parse(other))));
            Assert.Contains("no such file", (string)outcome.Reason.Arguments["message"]!);
        }
        finally
        {
            await real.DockerAsync("rm", "-f", other);
        }
        Assert.NotNull(at.House.Fleet.Current.Find(real.Server, name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Figures_BusyContainer_AreThoseOfTheEngineAndStopWhenNobodyLooks(string engine)
    {
        await using var at = await EngineAtWork.OpenAsync(engine);
        var real = at.Real;
        var name = await at.SeenAsync(await real.RunAsync("while :; do :; done", "--cpus", "0.5", "--memory", "64m"));
        var container = at.House.Fleet.Current.Find(real.Server, name)!;
        var figures = at.House.Get<ContainerFiguresReader>();
        var seen = new List<ContainerFigures>();
        await foreach (var reading in figures.WatchAsync(An.Viewer, container, TestContext.Current.CancellationToken))
        {
            seen.Add(reading);
            if (seen.Count == 5)
                break;
        }
        Assert.InRange(seen.Skip(1).Average(f => f.Cpu), 0.2, 0.65);
        Assert.Equal(64L << 20, seen[^1].MemoryLimit);
        Assert.InRange(seen[^1].Memory, 1, 32L << 20);
    }
}
