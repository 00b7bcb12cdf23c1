using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Servers;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;

namespace TapBot.Portal.Tests.Features.Servers;

/// <summary>The machine of a server over REST: this one, since the engine of the test's server has a socket.</summary>
public sealed class ServersApiTests : IAsyncLifetime
{
    private readonly PortalHost host = new() { ReadsMachine = true };
    private string token = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => token = await host.SetUpAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task System_OfThisMachine_HasFiguresAndLights()
    {
        await host.Time.PushUntilAsync(() => host.Get<MachineBroadcast>().Current.ByServer.Count == 1, TimeSpan.FromMilliseconds(20));
        using var client = host.Script(token);

        var machine = await client.GetFromJsonAsync<JsonElement>("/api/v1/servers/nowhere/system", Token);

        var figures = machine.GetProperty("figures");
        Assert.Equal("nowhere", machine.GetProperty("server").GetString());
        Assert.InRange(figures.GetProperty("cores").GetInt32(), 1, 4096);
        Assert.InRange(figures.GetProperty("memoryUsed").GetInt64(), 1, figures.GetProperty("memoryTotal").GetInt64());
        Assert.InRange(figures.GetProperty("memoryShare").GetDouble(), 0, 1);
        Assert.Contains(machine.GetProperty("lights").GetProperty("servers.memory").GetProperty("light").GetString(), new[] { "green", "yellow", "red" });
    }

    [Fact]
    public async Task History_OfThisMachine_HasWhatWasMeasured()
    {
        using var client = host.Script(token);
        var (cpu, memory) = (MachineSeries.Of(ServerName.Parse("nowhere"), "cpu"), MachineSeries.Of(ServerName.Parse("nowhere"), "memoryUsed"));
        Assert.Equal("servers/nowhere/cpu", cpu.Value);
        await host.Time.PushUntilAsync(() => host.Get<MachineBroadcast>().Current.ByServer.Values.Any(m => m.Figures?.Cpu is not null), TimeSpan.FromMilliseconds(100));
        host.Time.Advance(TimeSpan.FromSeconds(30)); // what was measured just now belongs to the next bucket

        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/history/series?prefix=servers/nowhere/", Token);
        var curves = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/history?series={Uri.EscapeDataString(cpu.Value)}&series={Uri.EscapeDataString(memory.Value)}", Token)).GetProperty("series");

        Assert.Superset(new HashSet<string> { cpu.Value, memory.Value }, listed.EnumerateArray().Select(s => s.GetProperty("name").GetString()!).ToHashSet());
        var (busy, used) = (curves[0].GetProperty("buckets")[0], curves[1].GetProperty("buckets")[0]);
        Assert.InRange(busy.GetProperty("avg").GetDouble(), 0, 1);
        Assert.True(used.GetProperty("min").GetDouble() > 0);
    }

    [Theory]
    [InlineData("no-such-server", HttpStatusCode.NotFound, "servers.noMachine")]
    [InlineData("..%2F..", HttpStatusCode.BadRequest, "operations.badIdentifier")]
    public async Task System_OfAnythingElse_SaysWhy(string server, HttpStatusCode status, string code)
    {
        using var client = host.Script(token);
        using var answer = await client.GetAsync($"/api/v1/servers/{server}/system", Token);

        Assert.Equal((status, code), (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("code").GetString()));
    }
}
