using System.Net;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing.Access;

namespace TapBot.Portal.Tests.Features.Account;

/// <summary>The second step of the sign-in, as a browser sees it and as an attacker tries it.</summary>
public sealed class SecondStepTests : IAsyncLifetime
{
    private const string Closed = "/api/v1/account";
    private readonly PortalHost host = new();
    private Authenticator app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        var ada = (await host.Get<SignInDoor>().TryAsync("ada", PortalHost.Password, null, null, Token)).Actor!;
        app = new Authenticator((await host.Get<SecondFactors>().BeginAsync(ada, Token))!.Text, host.Time);
        Assert.Null((await host.Get<SecondFactors>().ConfirmAsync(ada, app.Code(), Token)).Reason);
        host.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task SignIn_PasswordAlone_LeadsToTheCodeAndOpensNothing()
    {
        var browser = host.Browser();

        var response = await PortalHost.SignInAsync(browser, "/signin?returnUrl=%2Fcontainers");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.EndsWith("/signin/code?returnUrl=%2Fcontainers", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.DoesNotContain(cookies, c => c.StartsWith("tapbot=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => System.Text.RegularExpressions.Regex.IsMatch(c, "^tapbot-half=[0-9A-Za-z]{43}; max-age=300; path=/; samesite=strict; httponly$"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Script().GetAsync(Closed, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Closed, Token)).StatusCode);
    }

    [Fact]
    public async Task Code_Right_SignsInWithAFreshCookieAndForgetsTheHalf()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);

        var response = await CodeAsync(browser, app.Code(), "?returnUrl=%2Fcontainers");

        Assert.Equal("/containers", new Uri(new Uri(PortalHost.Origin), response.Headers.Location!).PathAndQuery);
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => System.Text.RegularExpressions.Regex.IsMatch(c, "^tapbot=[0-9A-Za-z]{43}; path=/; samesite=strict; httponly$"));
        Assert.Contains(cookies, c => c.StartsWith("tapbot-half=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Closed, Token)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Code_ReturnAddressElsewhere_LeadsHome(string address)
    {
        var browser = host.Browser();
        var first = await PortalHost.SignInAsync(browser, "/signin?returnUrl=" + Uri.EscapeDataString(address));
        Assert.EndsWith("/signin/code", first.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var response = await CodeAsync(browser, app.Code(), "?returnUrl=" + Uri.EscapeDataString(address));

        Assert.Equal(PortalHost.Origin + "/", new Uri(new Uri(PortalHost.Origin), response.Headers.Location!).AbsoluteUri);
    }

    [Fact]
    public async Task Code_Wrong_SaysSoAndAfterFiveTheSignInStartsAgain()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        for (var i = 0; i < 4; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await CodeAsync(browser, "000000")).StatusCode);

        var fifth = await CodeAsync(browser, "000000");

        Assert.Contains("Start again with your password", await fifth.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var page = await browser.GetAsync("/signin/code", Token);
        Assert.EndsWith("/signin", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_WithAPlantedHalf_OpensNothing()
    {
        var browser = host.Browser();
        await browser.GetAsync("/signin", Token);
        browser.DefaultRequestHeaders.Add("Cookie", "tapbot-half=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        var response = await PortalHost.SubmitAsync(browser, "/signin", "code", ("Input.Code", app.Code()));
        var page = await browser.GetAsync("/signin/code", Token);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith("/signin", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_WithoutFormToken_IsRefused()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "code"), KeyValuePair.Create("Input.Code", app.Code())]);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/signin/code", content, Token)).StatusCode);
    }

    private static Task<HttpResponseMessage> CodeAsync(HttpClient browser, string code, string query = "") =>
        PortalHost.SubmitAsync(browser, "/signin/code" + query, "code", ("Input.Code", code));
}
