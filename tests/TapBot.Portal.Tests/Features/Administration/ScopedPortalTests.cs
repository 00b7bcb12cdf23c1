using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Live;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Administration;

/// <summary>Somebody with one project and nothing else, over REST, server-sent events and the hub; and what is left when it is taken.</summary>
public sealed class ScopedPortalTests : IAsyncLifetime
{
    private static readonly Container Own = A.Container("web", "nowhere", project: "shop"), Foreign = A.Container("db", "nowhere", project: "bank");
    private readonly PortalHost host;
    private FakeEngine engine = null!;
    private HttpClient root = null!, vera = null!;
    private Actor script = null!;

    public ScopedPortalTests() => host = new PortalHost { Replace = services => services.AddSingleton(new Engines([engine])) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine = new FakeEngine(ServerName.Parse("nowhere"), host.Time).With(Own, Foreign);
        root = host.Script(await host.SetUpAsync());
        var text = await host.AddAsync(root, "vera", new { role = "operator", server = "nowhere", project = "shop" });
        vera = host.Script(text);
        script = (await host.Get<ApiTokens>().FindAsync(text, null, Token))!;
        await host.Time.PushUntilAsync(() => host.Get<FleetBroadcast>().Current.Containers.Count() == 2, TimeSpan.FromMilliseconds(50));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Lists_Scoped_CountAndShowTheOwnProject()
    {
        var server = Assert.Single((await vera.GetFromJsonAsync<JsonElement>("/api/v1/servers", Token)).EnumerateArray());
        Assert.Equal((1, 1), (server.GetProperty("containers").GetInt32(), server.GetProperty("running").GetInt32()));
        Assert.Equal(["web"], Names(await vera.GetFromJsonAsync<JsonElement>("/api/v1/servers/nowhere/containers", Token), "name"));
        Assert.Equal(["db", "web"], Names(await root.GetFromJsonAsync<JsonElement>("/api/v1/servers/nowhere/containers", Token), "name"));

        engine.Say(Foreign, "restart");
        engine.Say(Own, "restart");
        await host.Time.PushUntilAsync(() => host.Get<EventLog>().Latest.Count == 2, TimeSpan.FromMilliseconds(50));
        Assert.Equal(["web"], Names(await vera.GetFromJsonAsync<JsonElement>("/api/v1/servers/nowhere/events", Token), "subject"));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/details")]
    [InlineData("GET", "/stats")]
    [InlineData("GET", "/logs")]
    [InlineData("GET", "/logs/stream")]
    [InlineData("POST", "/restart")]
    [InlineData("POST", "/stop")]
    [InlineData("POST", "/kill")]
    [InlineData("POST", "/remove")]
    [InlineData("POST", "/environment/reveal")]
    public async Task ForeignContainer_AnyVerb_IsNotThereOrNotAllowed(string method, string path)
    {
        foreach (var name in new[] { "db", Foreign.Id, Foreign.Id[..12] })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/servers/nowhere/containers/{name}{path}");
            if (method == "POST")
                request.Content = JsonContent.Create(new { });
            var answer = await vera.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);

            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
            Assert.DoesNotContain("bank", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
        Assert.Empty(engine.Calls.Except(["connect", "events", "list", "ping", "inspect"]));
    }

    [Fact]
    public async Task Bulk_WithAForeignContainer_DoesTheOwnAlone()
    {
        var bulk = vera.PostAsJsonAsync("/api/v1/servers/nowhere/containers/actions", new { operation = "pause", containers = new[] { "web", "db" } }, Token);

        var items = (await (await host.Time.PushUntilAsync(bulk, TimeSpan.FromMilliseconds(50))).Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("items");

        Assert.Equal(["done", "refused"], Names(items, "outcome"));
        Assert.Single(engine.Calls, "pause");
    }

    [Fact]
    public async Task EventStream_RightTaken_EndsAlthoughTheEngineIsQuiet()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/servers/nowhere/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = vera.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        engine.Say(Own, "restart");
        using var stream = await (await host.Time.PushUntilAsync(answer, TimeSpan.FromMilliseconds(50))).Content.ReadAsStreamAsync(Token);

        await root.PutAsJsonAsync("/api/v1/users/vera", new { grants = Array.Empty<object>() }, Token);

        var rest = new byte[10_000];
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await stream.ReadAsync(rest, Token).AsTask().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token) > 0)
                Token.ThrowIfCancellationRequested();
            throw new EndOfStreamException(); // ended in good order: as good
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.GetAsync("/api/v1/servers", Token)).StatusCode);
    }

    [Fact]
    public async Task Hub_Scoped_StreamsTheOwnProjectAndEndsWithTheRight()
    {
        using var hub = ActivatorUtilities.CreateInstance<LiveHub>(host.Services);
        hub.Context = new HubCaller(script);
        await using var lists = hub.Containers(null, Token).GetAsyncEnumerator(Token);
        Assert.True(await lists.MoveNextAsync());
        Assert.Equal(["web"], lists.Current.Containers.Select(c => c.Name));
        Assert.Equal([1], lists.Current.Servers.Select(s => s.Containers));
        await Assert.ThrowsAsync<HubException>(async () => await hub.Figures("nowhere", "db", Token).FirstAsync(Token));
        await Assert.ThrowsAsync<HubException>(async () => await hub.Logs("nowhere", "db", null, 10, false, Token).FirstAsync(Token));

        var end = lists.MoveNextAsync().AsTask();
        await root.DeleteAsync("/api/v1/users/vera", Token);

        await Assert.ThrowsAsync<AccessDeniedException>(() => end.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token));
    }

    private static IEnumerable<string?> Names(JsonElement list, string member) => list.EnumerateArray().Select(e => e.GetProperty(member).GetString());
}
