using System.Text.Json.Nodes;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>A log that is recorded while portal, engine and container are killed and started again: what is kept is what the engine wrote, each line once and in order.</summary>
[Collection<FaultyEngineTests>]
public sealed class LogHistoryTests(PortalUnderTest portal, FaultyEngine engine) : PortalTest(portal)
{
    // Goes on where its last run stopped, so that every line of all runs is another one.
    private const string Counter = """
        i=$(cat /count 2>/dev/null || echo 0)
        while [ ! -e /stop ]; do n=0; while [ $n -lt 200 ]; do i=$((i+1)); n=$((n+1)); echo $i; done; echo $i >/count; sleep 0.0$((i % 7)); done
        echo the end; sleep 1000
        """;

    [Fact]
    public async Task History_AcrossKillsOfEverything_IsWhatTheEngineWroteAndOutlivesTheContainer()
    {
        await using var real = await engine.StartAsync();
        await using var house = await PortalHouse.StartAsync(Browser, engine.Address);
        var name = await real.RunAsync(Counter, "--init");
        await house.SeenAsync(name);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(180), TimeProvider.System);

        await KeptAsync(house, name, lines => lines >= 5_000, end.Token);
        await house.Process.RestartAsync(() => Task.CompletedTask);
        await house.EngineIsAsync("live");
        await real.DockerAsync("restart", "-t", "0", name);
        await KeptAsync(house, name, lines => lines >= 10_000, end.Token);
        await house.Process.RestartAsync(async () =>
        {
            await engine.KillAsync();
            await engine.StartAsync();
        });
        await house.EngineIsAsync("live");
        await real.DockerAsync("exec", name, "touch", "/stop");
        var held = (await UntilEndAsync(real, name, end.Token)).Split('\n');
        await KeptAsync(house, name, lines => lines >= held.Length, end.Token);

        Assert.Equal(held, await TextsAsync(house, name));
        await real.DockerAsync("rm", "-f", name);
        Assert.Equal(held, await TextsAsync(house, name));
        var found = await house.Api.GetStringAsync($"/api/v1/logs/search?source=real/{name}&query=%22the%20end%22", end.Token);
        Assert.Equal("the end", (string)JsonNode.Parse(Assert.Single(found.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!["text"]!);
    }

    private static async Task<string> UntilEndAsync(RealEngine real, string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await real.DockerAsync("logs", name);
            if (held.EndsWith("the end", StringComparison.Ordinal))
                return held;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task KeptAsync(PortalHouse house, string name, Func<long, bool> enough, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (_, sources) = await house.AskAsync($"/api/v1/logs/sources?source=real/{name}");
            if (sources is JsonArray { Count: 1 } && enough((long)sources[0]!["lines"]!))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<IEnumerable<string>> TextsAsync(PortalHouse house, string name)
    {
        var answer = await house.Api.GetStringAsync($"/api/v1/logs?source=real/{name}");
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string)JsonNode.Parse(l)!["text"]!);
    }
}
