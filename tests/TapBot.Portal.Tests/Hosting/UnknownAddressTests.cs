using System.Net;
using System.Net.Mime;
using System.Text;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>What is said to whoever has lost the way.</summary>
public sealed class UnknownAddressTests(ReadyPortal portal) : IClassFixture<ReadyPortal>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1/nothing/here")]
    [InlineData("/api/v2/servers")]
    public async Task Api_UnknownAddressOfAScriptOrABrowser_IsProblemDetails(string address)
    {
        foreach (var accept in new[] { MediaTypeNames.Application.Json, MediaTypeNames.Text.Html })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd(accept);
            var response = await portal.Host.Script(portal.ApiToken).SendAsync(request, Token);

            Assert.Equal((HttpStatusCode.NotFound, "request.nothingHere"), (response.StatusCode, await response.CodeAsync()));
        }
    }

    [Fact]
    public async Task Api_UnknownAddressOfAStranger_SaysNothingOfWhatIsThere() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.Host.Script().GetAsync("/api/v1/nothing", Token)).StatusCode);

    [Fact]
    public async Task Page_UnknownAddress_IsNotFoundAndAPage()
    {
        var browser = portal.Host.Browser();
        await PortalHost.SignInAsync(browser);

        var response = await browser.GetAsync("/nothing/here", Token);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("blazor.web", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task SetUp_BeforeItInAnotherForm_IsUnavailableLikeEverythingElse(string type)
    {
        await using var host = new PortalHost();
        using var content = new StringContent("x", Encoding.UTF8, type);

        var response = await host.Script().PostAsync("/api/v1/setup", content, Token);

        Assert.Equal(type == "application/json" ? (HttpStatusCode.BadRequest, "request.unreadable") : (HttpStatusCode.ServiceUnavailable, "portal.notSetUp"), (response.StatusCode, await response.CodeAsync()));
    }
}
