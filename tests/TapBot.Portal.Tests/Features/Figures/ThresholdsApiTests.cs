using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;

namespace TapBot.Portal.Tests.Features.Figures;

/// <summary>The bounds of lights over REST.</summary>
public sealed class ThresholdsApiTests : IAsyncLifetime
{
    private const string Address = "/api/v1/thresholds";

    private readonly PortalHost host = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["TapBot:Databases:0:Name"] = "shop",
            ["TapBot:Databases:0:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=shop",
            ["TapBot:Thresholds:databases.cacheHit:Yellow"] = "0.97",
        },
    };

    private HttpClient script = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        script = host.Script(await host.SetUpAsync());
        await host.Time.PushUntilAsync(() => host.Get<DatabaseBroadcast>().Current.ByName.Count == 1, TimeSpan.FromMilliseconds(20));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Get_NothingEdited_SaysWhatHoldsAndWhoSaidSo()
    {
        var (connections, cacheHit) = (await OneAsync("databases.connections"), await OneAsync("databases.cacheHit"));

        Assert.Equal(("share", true, 0.8, "default"), (connections.GetProperty("unit").GetString(), connections.GetProperty("highIsBad").GetBoolean(), Yellow(connections.GetProperty("inForce")), connections.GetProperty("inForce").GetProperty("origin").GetString()));
        Assert.Equal((false, 0.97, "configuration"), (cacheHit.GetProperty("highIsBad").GetBoolean(), Yellow(cacheHit.GetProperty("inForce")), cacheHit.GetProperty("inForce").GetProperty("origin").GetString()));
        Assert.Equal(15, connections.GetProperty("inForce").GetProperty("bounds").GetProperty("duration").GetDouble());
    }

    [Fact]
    public async Task SetAndReset_ForOneDatabase_AreSeenAndAudited()
    {
        var set = await PostAsync("databases.connections/set", new { yellow = 0.7, duration = 60, of = "shop" });
        var changed = await OneAsync("databases.connections");
        var reset = await PostAsync("databases.connections/reset", new { of = "shop" });

        Assert.Equal((HttpStatusCode.OK, "Yellow above 70 %, red above 90 %, after 60 s"), (set.Status, set.Answer.GetProperty("evidence").GetProperty("text").GetString()));
        var exception = Assert.Single(changed.GetProperty("exceptions").EnumerateArray());
        Assert.Equal(("shop", 0.7, "edited"), (exception.GetProperty("of").GetString(), Yellow(exception), exception.GetProperty("origin").GetString()));
        Assert.Equal(0.8, Yellow(changed.GetProperty("inForce")));
        Assert.Equal((HttpStatusCode.OK, 0), (reset.Status, (await OneAsync("databases.connections")).GetProperty("exceptions").GetArrayLength()));
        var rows = await script.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=thresholds.set", Token);
        Assert.Equal("databases.connections shop", rows[0].GetProperty("target").GetString());
    }

    [Fact]
    public async Task Set_BoundOfAHealthCheck_HoldsForTheInstanceAtOnce()
    {
        var set = await PostAsync("databases.longStatements/set", new { yellow = 5, red = 10 });

        Assert.Equal((HttpStatusCode.OK, "Yellow above 5 s, red above 10 s"), (set.Status, set.Answer.GetProperty("evidence").GetProperty("text").GetString()));
        Assert.False((await OneAsync("databases.longStatements")).GetProperty("hasMemory").GetBoolean());
        Assert.Equal(5, host.Get<ThresholdBook>().InForce(DatabaseThresholds.LongStatements, "shop").Yellow);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("databases.longStatements/reset", new { })).Status);
        Assert.Equal(60, Yellow((await OneAsync("databases.longStatements")).GetProperty("inForce")));
    }

    [Theory]
    [InlineData("databases.connections/set", """{"yellow":0.95}""", HttpStatusCode.BadRequest, "thresholds.flaw.order.high")]
    [InlineData("databases.connections/set", """{"red":7}""", HttpStatusCode.BadRequest, "thresholds.flaw.range.share")]
    [InlineData("databases.connections/set", """{"duration":1e300}""", HttpStatusCode.BadRequest, "thresholds.flaw.duration")]
    [InlineData("databases.lockTable/set", """{"duration":5}""", HttpStatusCode.BadRequest, "thresholds.flaw.noMemory")]
    [InlineData("databases.wraparound/set", """{"red":2.2e9}""", HttpStatusCode.BadRequest, "thresholds.flaw.range.count")]
    [InlineData("databases.connections/set", """{"yellow":"much"}""", HttpStatusCode.BadRequest, "operations.badIdentifier")]
    [InlineData("databases.connections/set", """{"yelow":0.5}""", HttpStatusCode.BadRequest, "operations.unknownMember")]
    [InlineData("databases.connections/set", """{"yellow":0.5,"of":"none"}""", HttpStatusCode.BadRequest, "thresholds.noObject")]
    [InlineData("databases.connections/set", "{}", HttpStatusCode.BadRequest, "thresholds.flaw.nothing")]
    [InlineData("databases.other/set", """{"yellow":0.5}""", HttpStatusCode.NotFound, "thresholds.notFound")]
    [InlineData("databases.connections/reset", "{}", HttpStatusCode.Conflict, "thresholds.reset.nothing")]
    public async Task Post_NotLegal_SaysWhatIs(string address, string body, HttpStatusCode status, string code)
    {
        var (answered, problem) = await PostAsync(address, JsonDocument.Parse(body).RootElement);

        Assert.Equal((status, code), (answered, problem.GetProperty("code").GetString()));
    }

    private static double Yellow(JsonElement setting) => setting.GetProperty("bounds").GetProperty("yellow").GetDouble();

    private async Task<JsonElement> OneAsync(string name) =>
        Assert.Single((await script.GetFromJsonAsync<JsonElement>(Address, Token)).EnumerateArray(), t => t.GetProperty("name").GetString() == name);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string address, object body)
    {
        using var answer = await script.PostAsJsonAsync($"{Address}/{address}", body, Token);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }
}
