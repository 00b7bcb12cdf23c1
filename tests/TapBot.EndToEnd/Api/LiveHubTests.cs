using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Api;

/// <summary>The hub as a screen or a script uses it: with a token, over a socket.</summary>
public sealed class LiveHubTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task Containers_OneIsRunAndRemoved_AreToldLive()
    {
        await using var hub = await ConnectAsync();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        await using var told = hub.StreamAsync<JsonElement>("Containers", "real", end.Token).GetAsyncEnumerator(end.Token);
        Assert.True(await told.MoveNextAsync());

        var name = await Engine.RunAsync(Forever);
        while (!Names(told.Current).Contains(name))
            Assert.True(await told.MoveNextAsync());
        await Engine.DockerAsync("rm", "-f", name);
        while (Names(told.Current).Contains(name))
            Assert.True(await told.MoveNextAsync());
    }

    [Fact]
    public async Task Logs_LinesOfThePastAndToCome_ArriveInOrder()
    {
        var name = await Engine.RunAsync("for i in 1 2 3; do echo line $i; done; sleep 1; echo line 4; sleep 1000");
        await House.SeenAsync(name);
        await using var hub = await ConnectAsync();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);

        var (said, lines) = (new List<JsonElement>(), new List<JsonElement>());
        await foreach (var told in hub.StreamAsync<JsonElement>("Logs", "real", name, null, 100, false, end.Token))
        {
            said.Add(told);
            if (told.GetProperty("line") is { ValueKind: JsonValueKind.Object } line && line.GetProperty("stream").GetString() == "stdout")
                lines.Add(line);
            if (lines.Count == 4)
                break;
        }

        Assert.Equal(["line 1", "line 2", "line 3", "line 4"], lines.Select(l => l.GetProperty("text").GetString()));
        Assert.All(lines, l => Assert.Equal($"real/{name}", l.GetProperty("source").GetString()));
        Assert.Contains(said, s => s.GetProperty("state") is { ValueKind: JsonValueKind.Object } state && state.GetProperty("state").GetString() == "live");
    }

    [Fact]
    public async Task Figures_BusyContainer_AreThoseOfTheEngine()
    {
        var name = await Engine.RunAsync("x=$(head -c 20000000 /dev/zero | tr '\\0' x); while :; do :; done", "--cpus", "0.4", "--memory", "128m");
        await House.SeenAsync(name);
        await using var hub = await ConnectAsync();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        var readings = hub.StreamAsync<JsonElement>("Figures", "real", name, end.Token).Skip(1).Take(8).ToListAsync(end.Token).AsTask();
        var (cpu, memory) = (new List<double>(), new List<double>());
        while (!readings.IsCompleted)
        {
            var said = (await Engine.DockerAsync("stats", "--no-stream", "--format", "{{.CPUPerc}} {{.MemUsage}}", name)).Split(' ');
            cpu.Add(double.Parse(said[0].TrimEnd('%'), CultureInfo.InvariantCulture) / 100);
            memory.Add(double.Parse(said[1].Replace("MiB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * (1 << 20));
        }

        var ours = (await readings)[3..];
        // The two look at different moments, and on a busy machine the container does not get its share evenly.
        Assert.Equal(cpu.Skip(1).Average(), ours.Average(f => f.GetProperty("cpu").GetDouble()), 0.15);
        Assert.InRange(ours[^1].GetProperty("memory").GetDouble() / memory[^1], 0.9, 1.1);
        Assert.Equal(128L << 20, ours[^1].GetProperty("memoryLimit").GetInt64());
    }

    private static IEnumerable<string?> Names(JsonElement fleet) => fleet.GetProperty("containers").EnumerateArray().Select(c => c.GetProperty("name").GetString());

    private async Task<HubConnection> ConnectAsync()
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(House.Process.Address, "/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(House.Token)).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }
}
