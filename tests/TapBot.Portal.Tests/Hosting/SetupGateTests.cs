using System.Net;

namespace TapBot.Portal.Tests.Hosting;

public sealed class SetupGateTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/signin")]
    [InlineData("/containers")]
    [InlineData("/readyz")]
    public async Task BeforeSetUp_Page_IsUnavailableAndPointsToTheLog(string address)
    {
        var response = await host.Browser().GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("log", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/servers")]
    [InlineData("POST", "/api/v1/servers/one/containers/two/restart")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("POST", "/signout")]
    public async Task BeforeSetUp_Api_IsUnavailable(string method, string address)
    {
        var response = await host.Script().SendAsync(new HttpRequestMessage(new HttpMethod(method), address), Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("portal.notSetUp", await response.CodeAsync());
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/setup")]
    [InlineData("/app.css")]
    [InlineData("/js/shell.js")]
    public async Task BeforeSetUp_SetUpAndWhatItNeeds_CanBeReached(string address)
    {
        var response = await host.Browser().GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(Token));
    }
}
