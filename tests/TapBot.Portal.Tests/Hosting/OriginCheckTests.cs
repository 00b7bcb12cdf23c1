using System.Net;

namespace TapBot.Portal.Tests.Hosting;

public sealed class OriginCheckTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    private readonly PortalHost host = portal.Host;
    private readonly string token = portal.ApiToken;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("https://localhost")]
    [InlineData("http://localhost:81")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://app.localhost")]
    public async Task Negotiate_ForeignOrigin_IsRefused(string origin)
    {
        var browser = await SignedInAsync();

        var response = await browser.SendAsync(Request(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", ("Origin", origin)), Token);

        Assert.Equal((HttpStatusCode.Forbidden, "portal.foreignOrigin"), (response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task Negotiate_OwnOrigin_IsLetIn()
    {
        var browser = await SignedInAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(Request(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/_blazor/initializers", Token)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Upgrade_ForeignOrNoOrigin_IsRefused(string? origin)
    {
        var response = await PortalHost.SignInAsync(host.Browser());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("tapbot=", StringComparison.Ordinal)).Split(';')[0];
        var sockets = host.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin is not null)
                request.Headers.Origin = origin;
        };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => sockets.ConnectAsync(new Uri("ws://localhost/_blazor"), Token));

        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(PortalHost.Origin, "cross-site")]
    public async Task Post_WithCookieFromElsewhere_IsRefused(string origin, string? site)
    {
        var browser = await SignedInAsync();
        var request = Request(HttpMethod.Post, "/signout", ("Origin", origin));
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/openapi/v1.json", Token)).StatusCode);
    }

    [Fact]
    public async Task Post_WithCookieAndNoOrigin_IsRefused()
    {
        var script = host.Script();
        script.DefaultRequestHeaders.Add("Cookie", "tapbot=something");

        Assert.Equal(HttpStatusCode.Forbidden, (await script.PostAsync("/signout", null, Token)).StatusCode);
    }

    [Fact]
    public async Task Post_WithTokenAndNoOrigin_IsLetIn() =>
        Assert.Equal(HttpStatusCode.NoContent, (await host.Script(token).PostAsync("/session/seen", null, Token)).StatusCode);

    [Fact]
    public async Task Live_ForeignOriginWithToken_IsRefused()
    {
        var response = await host.Script(token).SendAsync(Request(HttpMethod.Post, "/live/negotiate", ("Origin", "https://evil.example")), Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Anything_ForeignHost_IsRefused()
    {
        var response = await host.Script().SendAsync(Request(HttpMethod.Get, "/healthz", ("Host", "evil.example")), Token);

        Assert.Equal((HttpStatusCode.BadRequest, "portal.foreignHost"), (response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task Anything_ForwardedHeadersOfAStranger_AreIgnored()
    {
        var response = await host.Browser().SendAsync(Request(HttpMethod.Get, "/containers", ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https")), Token);

        Assert.Equal("/signin?returnUrl=%2Fcontainers", response.Headers.Location?.OriginalString);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        return browser;
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
