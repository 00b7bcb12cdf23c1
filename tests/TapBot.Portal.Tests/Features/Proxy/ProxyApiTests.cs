using System.Net;
using System.Text.Json.Nodes;
using TapBot.Core.Proxy;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Proxy;

public sealed class ProxyApiTests : IAsyncLifetime
{
    private readonly PortalHost host = new();
    private HttpClient script = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        script = host.Script(await host.SetUpAsync());
        host.Get<ProxyBroadcast>().Publish(new ProxyChange.Is(SomeProxy.Live));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Get_Proxies_TellCountsAndEntryPoints()
    {
        var proxy = (await JsonAsync("/api/v1/proxy"))[0]!;

        Assert.Equal(("edge", "red", "api", "3.7.9"), (Text(proxy, "name"), Text(proxy, "light"), Text(proxy, "origin"), Text(proxy, "version")));
        Assert.Equal("""{"total":2,"warnings":0,"errors":1}""", proxy["routers"]!.ToJsonString());
        Assert.Equal(("websecure", true), (Text(proxy["entryPoints"]![0]!, "name"), proxy["entryPoints"]![0]!["hasTls"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Get_Routers_KeepThePriorityOf64Bits()
    {
        var text = await script.GetStringAsync("/api/v1/proxy/routers", Token);

        Assert.Contains("9223372036854775806", text, StringComparison.Ordinal);
        Assert.Equal(["shop/web@docker", "broken@file"], JsonNode.Parse(text)!.AsArray().Select(r => Text(r!, "name")));
    }

    [Theory]
    [InlineData("/api/v1/proxy/routers/shop/web@docker")]
    [InlineData("/api/v1/proxy/routers/shop%2Fweb%40docker")]
    [InlineData("/api/v1/proxy/routers/shop%2Fweb@docker?proxy=edge&protocol=http")]
    public async Task Get_RouterWithASlash_IsItsWay(string address)
    {
        var way = await JsonAsync(address);

        Assert.Equal("shop/web@docker", Text(way["router"]!, "name"));
        Assert.Equal("login@docker", Text(way["middlewares"]![0]!, "name"));
        Assert.Equal("shop-web-1", Text(way["services"]![0]!["servers"]![0]!["container"]!, "name"));
        var traffic = way["services"]![0]!["traffic"]!;
        Assert.Equal((2d, 0.01, 200d, null), (traffic["requestsPerSecond"]!.GetValue<double>(), traffic["errorRatio"]!.GetValue<double>(), traffic["goalMilliseconds"]!.GetValue<double>(), traffic["meetsGoal"]));
        Assert.True(traffic["p95"]!["isCoarse"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("/api/v1/proxy/routers/gone@docker")]
    [InlineData("/api/v1/proxy/routers/broken@file?protocol=tcp")]
    [InlineData("/api/v1/proxy/routers/broken@file?proxy=other")]
    public async Task Get_RouterThatIsNotThere_IsNotFound(string address)
    {
        using var answer = await script.GetAsync(address, Token);

        Assert.Equal((HttpStatusCode.NotFound, "proxy.notFound"), (answer.StatusCode, Text(JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!, "code")));
    }

    [Fact]
    public async Task Get_ServicesAndMiddlewares_AreListed()
    {
        Assert.Equal("[true,false]", new JsonArray([.. (await JsonAsync("/api/v1/proxy/services"))[0]!["servers"]!.AsArray().Select(s => s!["isUp"]!.DeepClone())]).ToJsonString());
        Assert.Equal("basicAuth", Text((await JsonAsync("/api/v1/proxy/middlewares"))[0]!, "type"));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await script.GetStringAsync(address, Token))!;
}
