using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing.Access;

namespace TapBot.Portal.Tests.Features.Account;

public sealed class OwnAccountApiTests : IAsyncLifetime
{
    private const string Account = "/api/v1/account";
    private readonly PortalHost host = new();
    private string token = "";
    private HttpClient browser = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        token = await host.SetUpAsync();
        browser = host.Browser();
        await PortalHost.SignInAsync(browser);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, string> Everything { get; } = new()
    {
        { "GET", "" }, { "POST", "/step-up" }, { "POST", "/password" }, { "GET", "/sessions" }, { "DELETE", "/sessions" }, { "DELETE", "/sessions/0123456789abcdef" },
        { "POST", "/second-factor" }, { "POST", "/second-factor/confirm" }, { "POST", "/second-factor/recovery-codes" }, { "DELETE", "/second-factor" },
    };

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Account_ByTokenOrStranger_IsRefused(string method, string path)
    {
        using var byToken = new HttpRequestMessage(new HttpMethod(method), Account + path) { Content = Body(method) };
        using var byNobody = new HttpRequestMessage(new HttpMethod(method), $"{Account}{path}?access_token={token}&token={token}") { Content = Body(method) };

        var refused = await host.Script(token).SendAsync(byToken, Token);

        Assert.Equal((HttpStatusCode.Forbidden, "access.forbidden"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Script().SendAsync(byNobody, Token)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://sibling.localhost")]
    public async Task Account_PostFromAnotherOrigin_IsRefused(string origin)
    {
        browser.DefaultRequestHeaders.Add("Origin", origin);

        var response = await browser.PostAsJsonAsync(Account + "/step-up", new { password = PortalHost.Password }, Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task StepUp_OldSignIn_IsAskedForAndOpensForFiveMinutes()
    {
        host.Time.Advance(StepUp.Freshness);
        var closed = await browser.PostAsync(Account + "/second-factor", null, Token);
        Assert.Equal((HttpStatusCode.PreconditionRequired, "access.stepUp.needed"), (closed.StatusCode, await closed.CodeAsync()));
        Assert.False((await GetAsync()).GetProperty("fresh").GetBoolean());

        var wrong = await browser.PostAsJsonAsync(Account + "/step-up", new { password = "wrong" }, Token);
        var none = await browser.PostAsJsonAsync(Account + "/step-up", new { }, Token);
        var done = await browser.PostAsJsonAsync(Account + "/step-up", new { password = PortalHost.Password }, Token);

        Assert.Equal((HttpStatusCode.Forbidden, "access.confirm.wrongPassword"), (wrong.StatusCode, await wrong.CodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, "access.confirm.oneOf"), (none.StatusCode, await none.CodeAsync()));
        Assert.Equal(host.Time.GetUtcNow() + StepUp.Freshness, (await done.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("validUntil").GetDateTimeOffset());
        Assert.True((await GetAsync()).GetProperty("fresh").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(Account + "/second-factor", null, Token)).StatusCode);
    }

    [Fact]
    public async Task SecondFactor_OnAndOff_ByTheApi()
    {
        var key = await (await browser.PostAsync(Account + "/second-factor", null, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.StartsWith("otpauth://totp/", key.GetProperty("address").GetString(), StringComparison.Ordinal);
        var app = new Authenticator(key.GetProperty("text").GetString()!, host.Time);

        var wrong = await browser.PostAsJsonAsync(Account + "/second-factor/confirm", new { code = "000000" }, Token);
        var right = await browser.PostAsJsonAsync(Account + "/second-factor/confirm", new { code = app.Code() }, Token);

        Assert.Equal((HttpStatusCode.BadRequest, "access.code.wrong"), (wrong.StatusCode, await wrong.CodeAsync()));
        Assert.Equal(10, (await right.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("recoveryCodes").GetArrayLength());
        Assert.True((await GetAsync()).GetProperty("secondFactor").GetProperty("enabled").GetBoolean());
        var again = await browser.PostAsync(Account + "/second-factor", null, Token);
        Assert.Equal((HttpStatusCode.Conflict, "access.secondFactor.onAlready"), (again.StatusCode, await again.CodeAsync()));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync(Account + "/second-factor", Token)).StatusCode);
        Assert.False((await GetAsync()).GetProperty("secondFactor").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Sessions_ListEndOneAndOthers()
    {
        var (phone, tablet) = (host.Browser(), host.Browser());
        phone.DefaultRequestHeaders.UserAgent.ParseAdd("Phone/1");
        await PortalHost.SignInAsync(phone);
        await PortalHost.SignInAsync(tablet);
        var list = await (await browser.GetAsync(Account + "/sessions", Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal([true, false, false], list.EnumerateArray().Select(s => s.GetProperty("current").GetBoolean()));
        var id = list.EnumerateArray().Single(s => s.GetProperty("userAgent").GetString() == "Phone/1").GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync($"{Account}/sessions/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.DeleteAsync($"{Account}/sessions/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync(Account, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tablet.GetAsync(Account, Token)).StatusCode);

        var ended = await browser.DeleteAsync(Account + "/sessions", Token);

        Assert.Equal(1, (await ended.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("ended").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, (await tablet.GetAsync(Account, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account, Token)).StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOthersAndNamesWhatIsWrong()
    {
        var phone = host.Browser();
        await PortalHost.SignInAsync(phone);

        var wrong = await browser.PostAsJsonAsync(Account + "/password", new { oldPassword = "wrong", newPassword = "quite another four words" }, Token);
        var weak = await browser.PostAsJsonAsync(Account + "/password", new { oldPassword = PortalHost.Password, newPassword = "short" }, Token);
        var overposted = await browser.PostAsJsonAsync(Account + "/password", new { oldPassword = PortalHost.Password, newPassword = "quite another four words", userName = "bob", role = "Administrator" }, Token);
        var done = await browser.PostAsJsonAsync(Account + "/password", new { oldPassword = PortalHost.Password, newPassword = "quite another four words" }, Token);

        Assert.Equal((HttpStatusCode.BadRequest, "access.confirm.wrongPassword"), (wrong.StatusCode, await wrong.CodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, "access.password.short"), (weak.StatusCode, await weak.CodeAsync()));
        Assert.Equal((HttpStatusCode.BadRequest, "request.unreadable"), (overposted.StatusCode, await overposted.CodeAsync()));
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync(Account, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Account, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/live/negotiate?negotiateVersion=1&access_token=")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1&access_token=")]
    [InlineData("/api/v1/servers?access_token=")]
    [InlineData("/api/v1/servers?token=")]
    [InlineData("/api/v1/servers?Authorization=Bearer%20")]
    public async Task Token_InTheAddress_IsRefused(string address)
    {
        var get = await host.Script().GetAsync(address + token, Token);
        var post = await host.Script().PostAsync(address + token, null, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, get.StatusCode);
        Assert.Contains(post.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed });
    }

    [Fact]
    public async Task ConfirmPage_RightPassword_LeadsBackAndOpens()
    {
        host.Time.Advance(StepUp.Freshness);

        var wrong = await PortalHost.SubmitAsync(browser, "/account/confirm", "confirm", ("Input.Password", "wrong"));
        var right = await PortalHost.SubmitAsync(browser, "/account/confirm?returnUrl=%2F%2Fevil.example", "confirm", ("Input.Password", PortalHost.Password));

        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal("/", new Uri(new Uri(PortalHost.Origin), right.Headers.Location!).PathAndQuery);
        Assert.True((await GetAsync()).GetProperty("fresh").GetBoolean());
        Assert.Equal(HttpStatusCode.Redirect, (await host.Browser().GetAsync("/account/confirm", Token)).StatusCode);
    }

    private async Task<JsonElement> GetAsync() => await browser.GetFromJsonAsync<JsonElement>(Account, Token);

    private static HttpContent? Body(string method) => method == "POST" ? JsonContent.Create(new { }) : null;
}
