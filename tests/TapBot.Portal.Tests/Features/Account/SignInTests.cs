using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Account;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Closed = "/openapi/v1.json";
    private readonly PortalHost host = new();
    private string token = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => token = await host.SetUpAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Page_NotSignedIn_LeadsToSignInAndBack()
    {
        var response = await host.Browser().GetAsync("/containers?server=one", Token);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/signin?returnUrl=%2Fcontainers%3Fserver%3Done", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_LinkFromAnotherSite_IsLoadedOnceMoreFromOurs()
    {
        var browser = host.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var response = await browser.GetAsync("/containers?a=<b>&c=\"d\"", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("content=\"0;url=/containers?a=%3Cb%3E&amp;c=%22d%22\"", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_NotSignedIn_IsAProblem()
    {
        var response = await host.Script().GetAsync(Closed, Token);

        Assert.Equal((HttpStatusCode.Unauthorized, "access.signInFirst"), (response.StatusCode, await response.CodeAsync()));
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Api_Token_IsTakenFromTheHeaderOnly()
    {
        Assert.Equal(HttpStatusCode.OK, (await host.Script(token).GetAsync(Closed, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Script(token[..^1]).GetAsync(Closed, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Script().GetAsync($"{Closed}?access_token={token}", Token)).StatusCode);
        // Without ringing what rings every few seconds: there would be millions of times in a year.
        host.Time.AdjustTime(host.Time.GetUtcNow() + ApiTokens.LongestLife);
        var expired = await host.Script(token).GetAsync(Closed, Token);
        Assert.Equal((HttpStatusCode.Unauthorized, "access.token.invalid"), (expired.StatusCode, await expired.CodeAsync()));
    }

    [Fact]
    public async Task SignIn_RightPassword_SetsAStrictCookieAndReturns()
    {
        var browser = host.Browser();

        var response = await PortalHost.SignInAsync(browser, "/signin?returnUrl=%2Fcontainers");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/containers", response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.AbsolutePath : response.Headers.Location.OriginalString);
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("tapbot=", StringComparison.Ordinal));
        Assert.Matches("^tapbot=[0-9A-Za-z]{43}; path=/; samesite=strict; httponly$", cookie);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Closed, Token)).StatusCode);
    }

    [Fact]
    public async Task SignIn_OverTls_NamesTheCookieForThisHostOnly()
    {
        var browser = host.Browser();
        browser.BaseAddress = new Uri("https://localhost");
        browser.DefaultRequestHeaders.Add("Origin", PortalHost.Origin);

        var response = await PortalHost.SignInAsync(browser);

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("tapbot=", StringComparison.Ordinal));
        Assert.Matches("^__Host-tapbot=[0-9A-Za-z]{43}; path=/; secure; samesite=strict; httponly$", cookie);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    public async Task SignIn_ReturnAddressElsewhere_LeadsHome(string address)
    {
        var response = await PortalHost.SignInAsync(host.Browser(), "/signin?returnUrl=" + Uri.EscapeDataString(address));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", new Uri(new Uri(PortalHost.Origin), response.Headers.Location!).PathAndQuery);
        Assert.Equal("localhost", new Uri(new Uri(PortalHost.Origin), response.Headers.Location!).Host);
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndSetsNoSession()
    {
        var response = await PortalHost.SignInAsync(host.Browser(), password: "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("do not belong together", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("tapbot=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SignIn_ManyWrong_MustWait()
    {
        var browser = host.Browser();
        for (var i = 0; i < 5; i++)
            await PortalHost.SignInAsync(browser, password: "wrong");

        var response = await PortalHost.SignInAsync(browser, userName: " ADA");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task SignIn_WithoutFormToken_IsRefused()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "signin"), KeyValuePair.Create("Input.UserName", "ada"), KeyValuePair.Create("Input.Password", PortalHost.Password)]);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Browser().PostAsync("/signin", content, Token)).StatusCode);
    }

    [Fact]
    public async Task SignIn_CookieSlippedInBefore_IsReplacedAndOpensNothing()
    {
        const string planted = "tapbot=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var browser = host.Browser();
        await browser.GetAsync("/signin", Token);
        browser.DefaultRequestHeaders.Add("Cookie", planted);

        var response = await PortalHost.SignInAsync(browser);

        Assert.Contains(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("tapbot=", StringComparison.Ordinal) && !c.StartsWith(planted, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, (await With(planted).GetAsync(Closed, Token)).StatusCode);
    }

    [Fact]
    public async Task SignOut_InOneTab_EndsTheSessionForACopiedCookieToo()
    {
        var response = await PortalHost.SignInAsync(host.Browser());
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("tapbot=", StringComparison.Ordinal)).Split(';')[0];
        var (here, elsewhere) = (With(cookie), With(cookie));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync(Closed, Token)).StatusCode);

        var signOut = await here.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/signout") { Headers = { { "Origin", PortalHost.Origin } } }, Token);

        Assert.Equal(HttpStatusCode.Redirect, signOut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync(Closed, Token)).StatusCode);
    }

    [Fact]
    public async Task Session_IdleTooLong_HasEndedButActivityKeepsIt()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);

        for (var i = 0; i < 3; i++)
        {
            host.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/session/seen", null, Token)).StatusCode);
        }
        host.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Closed, Token)).StatusCode); // polling is no activity
        host.Time.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Closed, Token)).StatusCode);
    }

    [Fact]
    public async Task Circuit_SessionEndedElsewhere_IsNoLongerValid()
    {
        var answer = await host.Get<SignInDoor>().TryAsync("ada", PortalHost.Password, null, null, Token);
        await using var scope = host.Services.CreateAsyncScope();
        var actors = host.Get<TapBot.Portal.Hosting.ActorAccessor>();
        var principal = TapBot.Portal.Hosting.Principals.Of(answer.Actor!, "test");
        Assert.Equal(answer.Actor, actors.From(principal));
        Assert.True(await host.Get<Sessions>().IsAliveAsync(actors.From(principal), Token));

        await host.Get<Sessions>().EndAsync(answer.Actor!, Token);

        Assert.False(await host.Get<Sessions>().IsAliveAsync(actors.From(principal), Token));
        Assert.False(await host.Get<AccessGuard>().AllowsAsync(actors.From(principal), Permission.See, Scope.Portal, Token));
    }

    [Theory]
    [InlineData("ru", "Вход")]
    [InlineData("en", "Sign in")]
    public async Task Page_LanguageOfTheBrowser_IsSpoken(string language, string title)
    {
        var browser = host.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = await browser.GetStringAsync("/signin", Token);

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains(title, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private HttpClient With(string cookie)
    {
        var client = host.Script();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }
}
