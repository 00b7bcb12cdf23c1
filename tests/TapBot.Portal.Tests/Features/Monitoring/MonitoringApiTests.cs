using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Monitoring;

/// <summary>Lights and goals over REST.</summary>
public sealed class MonitoringApiTests : IAsyncLifetime
{
    private const string Lights = "/api/v1/lights", Levels = "/api/v1/service-levels";
    private readonly PortalHost host = new();
    private HttpClient root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        root = host.Script(await host.SetUpAsync());
        host.Get<FleetBroadcast>().Publish(new FleetChange.Listed(
            new ServerState(A.Server(), new StreamState.Live(A.Noon)),
            [A.Container("web", project: "shop"), A.Container("vault", project: "bank", state: ContainerState.Exited, exitCode: 3), A.Container("done", state: ContainerState.Exited)]));
        host.Get<DatabaseBroadcast>().Publish(new DatabaseChange.Is(new DatabaseInstance
        {
            Name = DatabaseName.Parse("shop-db"), Scope = Scope.Of(A.Server(), "shop"), State = new StreamState.Live(A.Noon), Colour = LightColour.Yellow, Reason = Phrase.Of("databases.light.green"), Since = A.Noon,
            Metrics = new DatabaseMetrics { At = A.Noon, CacheHitRatio = 0.99996, CacheHitWindow = 300, BlocksReadPerSecond = 500, ConnectionsUsed = 14, ConnectionsLimit = 100 },
        }));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Lights_OfEverything_AreWorstFirstWithReasonAndRolledUp()
    {
        var said = await root.GetFromJsonAsync<JsonElement>(Lights, Token);

        var lights = said.GetProperty("lights").EnumerateArray().Where(l => Text(l, "server") == "server-1").ToList();
        Assert.Equal(
            ["container:server-1/vault red", "database:shop-db yellow", "engine:server-1 green", "container:server-1/web green"],
            lights.Select(l => $"{Text(l, "key")} {Text(l, "light")}"));
        Assert.Equal(("container", "vault", "bank"), (Text(lights[0], "kind"), Text(lights[0], "name"), Text(lights[0], "project")));
        Assert.Contains("3", Text(lights[0], "reason"), StringComparison.Ordinal);
        Assert.Equal(A.Noon, lights[0].GetProperty("since").GetDateTimeOffset());
        var server = said.GetProperty("servers").EnumerateArray().Single(s => Text(s, "server") == "server-1");
        Assert.Equal(("red", 1, 1, 4), (Text(server, "light"), server.GetProperty("red").GetInt32(), server.GetProperty("yellow").GetInt32(), server.GetProperty("count").GetInt32()));
        Assert.Equal("red", Text(said, "light"));
    }

    [Fact]
    public async Task Checks_Asked_AreWorstFirstWithReasonAndTheirHistory()
    {
        foreach (var (name, colour, reason) in new[] { ("fine", LightColour.Green, Phrase.Of("monitoring.check.good", ("milliseconds", 12))), ("broken", LightColour.Red, Phrase.Of("monitoring.check.keyword", ("keyword", "ok"))) })
            host.Get<CheckBroadcast>().Publish(new CheckState { Name = name, Url = "http://shop.test/", Scope = Scope.Portal, Every = TimeSpan.FromMinutes(1), Colour = colour, Reason = reason, At = A.Noon, Since = A.Noon, Milliseconds = 12 });

        var checks = (await root.GetFromJsonAsync<JsonElement>("/api/v1/checks", Token)).EnumerateArray().ToList();

        Assert.Equal(["broken red", "fine green"], checks.Select(c => $"{Text(c, "name")} {Text(c, "light")}"));
        Assert.Equal("the answer does not contain \"ok\"", Text(checks[0], "reason"));
        Assert.Equal(("checks/fine/milliseconds", 12.0), (Text(checks[1], "series"), checks[1].GetProperty("milliseconds").GetDouble()));
    }

    [Fact]
    public async Task Lights_AsEvents_TellEachLook()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Lights);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await root.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));

        Assert.Equal("event: lights", await reader.ReadLineAsync(Token));
        Assert.Contains("container:server-1/vault", await reader.ReadLineAsync(Token), StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync(Token));
        host.Get<FleetBroadcast>().Publish(new FleetChange.ContainerGone(A.Container("vault").Key));
        string? line;
        do
            line = await host.Time.PushUntilAsync(reader.ReadLineAsync(Token).AsTask(), TimeSpan.FromMilliseconds(100));
        while (line is not null && (!line.StartsWith("data:", StringComparison.Ordinal) || line.Contains("container:server-1/vault", StringComparison.Ordinal)));
        Assert.NotNull(line);
    }

    [Fact]
    public async Task Levels_OfEverything_AreTheFourGoalsUnrounded()
    {
        var levels = (await root.GetFromJsonAsync<JsonElement>(Levels, Token)).EnumerateArray().ToList();

        Assert.Equal(["apiResponse milliseconds 200", "cacheHit share 0.95", "uptime share 0.999", "sslCoverage share 1"], levels.Select(l => $"{Text(l, "kind")} {Text(l, "unit")} {l.GetProperty("goal")}"));
        Assert.Equal((0.99996, "green", "shop-db", 14, 100), (levels[1].GetProperty("value").GetDouble(), Text(levels[1], "light"), Text(levels[1], "source"), levels[1].GetProperty("connectionsUsed").GetInt32(), levels[1].GetProperty("connectionsLimit").GetInt32()));
        Assert.Contains("99.99 %", Text(levels[1], "reason"), StringComparison.Ordinal);
        Assert.Equal((JsonValueKind.Null, "unknown"), (levels[0].GetProperty("value").ValueKind, Text(levels[0], "light")));
    }

    [Fact]
    public async Task Levels_AfterAWhile_HaveAnUptimeWithItsCoverage()
    {
        await host.Time.PushUntilAsync(() => host.Get<UptimeBook>().Of(Rights.All, host.Time.GetUtcNow()).Uptime.Share is not null, TimeSpan.FromMilliseconds(500));

        var uptime = (await root.GetFromJsonAsync<JsonElement>(Levels, Token)).EnumerateArray().Single(l => Text(l, "kind") == "uptime");

        Assert.InRange(uptime.GetProperty("value").GetDouble(), 0.01, 0.99);
        Assert.InRange(uptime.GetProperty("coverage").GetDouble(), 0, 0.01);
        Assert.Equal("goals/availability", Text(uptime, "series"));
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
