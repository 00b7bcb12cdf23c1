using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Containers;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Monitoring;

/// <summary>Maintenance over REST: begun, seen in the lights and the trail, ended.</summary>
public sealed class MaintenanceApiTests : IAsyncLifetime
{
    private const string Vault = "container:server-1/vault";
    private readonly PortalHost host = new();
    private HttpClient root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        host.Get<FleetBroadcast>().Publish(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Live(A.Noon)), [A.Container("vault", state: ContainerState.Exited, exitCode: 3)]));
        await host.Time.PushUntilAsync(() => host.Get<LightBroadcast>().Current.ByKey.ContainsKey(Vault), TimeSpan.FromMilliseconds(50));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Begin_ThenEnd_ChangesTheLightAndIsInTheTrail()
    {
        Assert.Equal("red", Text(await LightAsync(), "light"));

        Assert.Equal(HttpStatusCode.OK, await PostAsync("begin", new { thing = Vault, until = host.Time.GetUtcNow().AddHours(1), reason = "new disk" }));
        var light = await LightAsync();
        Assert.Equal(("maintenance", Vault), (Text(light, "light"), Text(light, "maintenanceOf")));
        Assert.Contains("new disk", Text(light, "reason"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PostAsync("end", new { thing = Vault }));
        Assert.Equal("red", Text(await LightAsync(), "light"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("end", new { thing = Vault }));

        var trail = await root.GetStringAsync("/api/v1/audit?action=monitoring.maintain", Token);
        Assert.Contains(Vault, trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_OfWhatIsNotThere_SaysSo()
    {
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("begin", new { thing = "container:server-1/nobody", until = host.Time.GetUtcNow().AddHours(1), reason = "why" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("begin", new { thing = Vault, until = host.Time.GetUtcNow(), reason = "why" }));
    }

    private async Task<HttpStatusCode> PostAsync(string what, object body)
    {
        using var answer = await root.PostAsJsonAsync($"/api/v1/maintenance/{what}", body, Token);
        return answer.StatusCode;
    }

    private async Task<JsonElement> LightAsync() => (await root.GetFromJsonAsync<JsonElement>("/api/v1/lights", Token)).GetProperty("lights").EnumerateArray().Single(l => Text(l, "key") == Vault);

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
