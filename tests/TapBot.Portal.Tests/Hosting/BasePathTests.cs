using System.Net;
using System.Net.Http.Json;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>The portal below a path of its host, whether the proxy passes the path on or cuts it off.</summary>
public sealed class BasePathTests : IAsyncLifetime
{
    private readonly PortalHost host = new() { Settings = new Dictionary<string, string> { ["TapBot:PathBase"] = "/ops" } };

    /// <summary>An address from the root of the host would lead out of the portal when it lives below a path.</summary>
    [Fact]
    public void PortalUrls_Any_AreRelativeToTheBaseOfThePage() =>
        Assert.All(typeof(PortalUrls).GetFields().Select(f => (string)f.GetValue(null)!), url => Assert.False(url.StartsWith('/'), url));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.SetUpAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/ops/containers?server=one")]
    [InlineData("/containers?server=one")]
    public async Task Stranger_AtAPage_IsSentToTheSignInBelowThePath(string address)
    {
        var response = await host.Browser().GetAsync(address, Token);

        Assert.Equal("/ops/signin?returnUrl=%2Fops%2Fcontainers%3Fserver%3Done", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/ops")]
    [InlineData("/ops/")]
    [InlineData("/")]
    public async Task Stranger_AtTheFrontDoor_IsSentToTheSignInAndNowhereElse(string address) =>
        Assert.Equal("/ops/signin", (await host.Browser().GetAsync(address, Token)).Headers.Location?.OriginalString);

    [Fact]
    public async Task SignInAndOut_BelowThePath_StayBelowIt()
    {
        var browser = host.Browser();

        var signedIn = await PortalHost.SignInAsync(browser, "/ops/signin?returnUrl=%2Fops%2Fcontainers");
        var page = await browser.GetStringAsync("/ops/containers", Token);
        var signedOut = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/ops/signout"), Token);

        Assert.Equal("/ops/containers", new Uri(new Uri(PortalHost.Origin), signedIn.Headers.Location!).AbsolutePath);
        Assert.Contains("<base href=\"/ops/\" />", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/a", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"/", page, StringComparison.Ordinal);
        Assert.Equal("/ops/signin", signedOut.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/ops/healthz")]
    [InlineData("/healthz")]
    [InlineData("/ops/app.css")]
    public async Task Anything_BelowThePath_IsThere(string address) => Assert.Equal(HttpStatusCode.OK, (await host.Browser().GetAsync(address, Token)).StatusCode);

    [Fact]
    public async Task PlainPage_BelowThePath_FindsItsStyle()
    {
        var browser = host.Browser("https://evil.example");
        browser.DefaultRequestHeaders.Add("Cookie", "tapbot=x");

        var refused = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/ops/signout"), Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("href=\"/ops/app.css\"", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circuit_BelowThePathWithAForeignOrigin_IsRefused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/ops/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", "https://evil.example" } }, Content = JsonContent.Create(1) };

        Assert.Equal("portal.foreignOrigin", await (await host.Script().SendAsync(request, Token)).CodeAsync());
    }
}
