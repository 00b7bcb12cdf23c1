using System.Globalization;
using TapBot.Core.Proxy;
using TapBot.Testing.Proxy;

namespace TapBot.Core.Tests.Proxy;

public sealed class TraefikApiTests : IAsyncDisposable
{
    private readonly FakeTraefik traefik = new();
    private readonly TraefikApi api = new(TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await traefik.DisposeAsync();
    }

    [Fact]
    public async Task Read_Version3_HasAllThatItTells()
    {
        traefik.As3("""[{"name":"shop@docker","provider":"docker","rule":"Host(`shop.example`)","service":"shop","status":"enabled"}]""");
        traefik.Lists("tcp/routers", """[{"name":"db@file","provider":"file","rule":"HostSNI(`*`)","service":"db","status":"enabled"}]""");
        traefik.Answers["/metrics"] = new("traefik_entrypoint_requests_total{code=\"200\",entrypoint=\"web\"} 7\n");

        var picture = await ReadAsync();

        Assert.Equal("3.7.9", picture.Version);
        Assert.Equal(["Docker", "File"], picture.Providers);
        Assert.Equal(["shop@docker", "db@file"], picture.Routers.Select(r => r.Name));
        Assert.Equal(["web", "websecure"], picture.EntryPoints.Select(e => e.Name));
        Assert.Equal((7d, null), (picture.Counters?.EntryPoints["web"].Requests, picture.NoCounters));
    }

    [Fact]
    public async Task Read_250Routers_TakesAllPages()
    {
        traefik.As3();
        for (var page = 1; page <= 3; page++)
        {
            var names = Enumerable.Range((page - 1) * 100, page == 3 ? 50 : 100).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"r/{{i}}@file","provider":"file"}"""));
            traefik.Answers[string.Create(CultureInfo.InvariantCulture, $"/api/http/routers?page={page}&per_page=100")] =
                new($"[{string.Join(',', names)}]") { Headers = string.Create(CultureInfo.InvariantCulture, $"X-Next-Page: {(page == 3 ? 1 : page + 1)}\r\n") };
        }

        var routers = (await ReadAsync()).Routers;

        Assert.Equal(Enumerable.Range(0, 250).Select(i => string.Create(CultureInfo.InvariantCulture, $"r/{i}@file")), routers.Select(r => r.Name));
    }

    [Fact]
    public async Task Read_PagesWithoutEnd_AreGivenUp()
    {
        traefik.As3();
        for (var page = 1; page <= 101; page++)
            traefik.Answers[string.Create(CultureInfo.InvariantCulture, $"/api/http/routers?page={page}&per_page=100")] = new("[]") { Headers = string.Create(CultureInfo.InvariantCulture, $"X-Next-Page: {page + 1}\r\n") };

        Assert.Equal("proxy.api.tooMuch", await ReasonAsync());
    }

    [Fact]
    public async Task Read_WithoutMetrics_SaysSo()
    {
        traefik.As3();
        Assert.Equal("proxy.traffic.off", (await ReadAsync()).NoCounters?.Code);

        traefik.Answers["/metrics"] = new("go_goroutines 9\n");
        Assert.Equal("proxy.traffic.quiet", (await ReadAsync()).NoCounters?.Code);
    }

    [Fact]
    public async Task Read_Redirection_IsNotFollowed()
    {
        await using var elsewhere = new FakeTraefik().As3();
        traefik.As3();
        traefik.Answers["/api/overview"] = new("") { Status = 302, Headers = $"Location: {elsewhere.Address}/api/overview\r\n" };

        Assert.Equal("proxy.api.elsewhere", await ReasonAsync());
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(401, "", "proxy.api.logIn")]
    [InlineData(403, "", "proxy.api.logIn")]
    [InlineData(404, "404 page not found", "proxy.api.none")]
    [InlineData(500, """{"message":"no luck"}""", "proxy.api.refused")]
    [InlineData(200, "<html></html>", "proxy.api.stranger")]
    [InlineData(200, """{"status":"ok"}""", "proxy.api.stranger")]
    [InlineData(200, "[]", "proxy.api.stranger")]
    public async Task Read_WhatIsNoTraefik_SaysWhy(int status, string body, string code)
    {
        traefik.As3();
        traefik.Answers["/api/overview"] = new(body) { Status = status };

        Assert.Equal(code, await ReasonAsync());
    }

    [Fact]
    public async Task Read_MessageOfAnError_IsTold()
    {
        traefik.As3();
        traefik.Answers["/api/http/services?page=1&per_page=100"] = new("""{"message":"no luck"}""") { Status = 500 };

        var failed = await Assert.ThrowsAsync<TraefikException>(ReadAsync);

        Assert.Equal((500, "no luck"), (failed.Reason.Arguments["status"], failed.Reason.Arguments["said"]));
    }

    [Fact]
    public async Task Read_AnswerWithoutEnd_IsGivenUp()
    {
        traefik.As3($"[{new string(' ', TraefikApi.LargestAnswer)}]");

        Assert.Equal("proxy.api.tooMuch", await ReasonAsync());
    }

    [Fact]
    public async Task Read_MetricsThatHang_KeepNothingElseBack()
    {
        traefik.As3("""[{"name":"shop@docker"}]""");
        traefik.Answers["/metrics"] = new("") { Hangs = true };

        var picture = await ReadAsync();

        Assert.Equal(("shop@docker", "proxy.traffic.off"), (picture.Routers[0].Name, picture.NoCounters?.Code));
    }

    [Fact]
    public async Task Read_NobodyThere_SaysSo()
    {
        var address = "";
        await using (var gone = new FakeTraefik())
            address = gone.Address;

        var failed = await Assert.ThrowsAsync<TraefikException>(() => ReadAsync(address));

        Assert.Equal("proxy.api.unreachable", failed.Reason.Code);
    }

    [Fact]
    public async Task Read_LogInInTheAddress_IsSentAndNotShown()
    {
        traefik.As3();
        traefik.Answers["/api/overview"] = new("") { Status = 401 };

        var failed = await Assert.ThrowsAsync<TraefikException>(() => ReadAsync(traefik.Address.Replace("http://", "http://me:p%40ss@", StringComparison.Ordinal) + "/api/"));

        Assert.Equal(["/api/overview Basic bWU6cEBzcw=="], traefik.Requests);
        Assert.DoesNotContain("p%40ss", failed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("p@ss", failed.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://traefik:8080", "http://traefik:8080/")]
    [InlineData("http://traefik:8080/", "http://traefik:8080/")]
    [InlineData("https://host.example/proxy/api/", "https://host.example/proxy/")]
    public void Address_AsItIsWritten_IsThatOfTheRoot(string text, string root) => Assert.Equal(root, TraefikAddress.Of(text).ToString());

    private Task<ProxyPicture> ReadAsync() => ReadAsync(traefik.Address);

    private Task<ProxyPicture> ReadAsync(string text)
    {
        var address = TraefikAddress.Of(text);
        return api.ReadAsync(address, address.Below("metrics"), TestContext.Current.CancellationToken);
    }

    private async Task<string> ReasonAsync() => (await Assert.ThrowsAsync<TraefikException>(ReadAsync)).Reason.Code;
}
