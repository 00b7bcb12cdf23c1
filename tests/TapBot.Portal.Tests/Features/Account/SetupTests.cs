using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Account;

public sealed class SetupTests : IDisposable
{
    private readonly PortalHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task SetUp_ByApi_WorksOnceAndIsGoneAfterwards()
    {
        var door = host.Get<SetupDoor>();
        var body = new { token = door.Invite(), userName = "ada", password = PortalHost.Password, tokenName = "ci" };

        var first = await host.Script().PostAsJsonAsync("/api/v1/setup", body, Token);
        var second = await host.Script().PostAsJsonAsync("/api/v1/setup", body, Token);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var done = await first.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(["userName", "apiToken"], done.EnumerateObject().Select(p => p.Name));
        Assert.Equal("ada", done.GetProperty("userName").GetString());
        Assert.Equal(HttpStatusCode.OK, (await host.Script(done.GetProperty("apiToken").GetString()).GetAsync("/openapi/v1.json", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
        Assert.Equal("request.nothingHere", await second.CodeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().GetAsync("/setup", Token)).StatusCode);
    }

    [Fact]
    public async Task SetUp_WithoutTokenName_AnswersNoToken()
    {
        var body = new { token = host.Get<SetupDoor>().Invite(), userName = "ada", password = PortalHost.Password };

        var response = await host.Script().PostAsJsonAsync("/api/v1/setup", body, Token);

        Assert.Equal(JsonValueKind.Null, (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("apiToken").ValueKind);
    }

    [Fact]
    public async Task SetUp_BadInput_IsNamed()
    {
        var token = host.Get<SetupDoor>().Invite();
        var script = host.Script();

        var wrong = await script.PostAsJsonAsync("/api/v1/setup", new { token = "x", userName = "ada", password = PortalHost.Password }, Token);
        var invalid = await script.PostAsJsonAsync("/api/v1/setup", new { token, userName = "a b", password = "short" }, Token);
        var unknown = await script.PostAsJsonAsync("/api/v1/setup", new { token, userName = "ada", password = PortalHost.Password, role = "Administrator" }, Token);

        Assert.Equal((HttpStatusCode.Forbidden, "access.setUp.wrongToken"), (wrong.StatusCode, await wrong.CodeAsync()));
        Assert.Equal(HttpStatusCode.BadRequest, invalid.StatusCode);
        var errors = (await invalid.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors");
        Assert.Equal(["userName", "password"], errors.EnumerateObject().Select(p => p.Name));
        Assert.Equal((HttpStatusCode.BadRequest, "request.unreadable"), (unknown.StatusCode, await unknown.CodeAsync()));
        Assert.True(await host.Get<SetupDoor>().IsOpenAsync(Token));
    }

    [Fact]
    public async Task SetUp_After30Minutes_IsGone()
    {
        var token = host.Get<SetupDoor>().Invite();
        host.Time.Advance(TimeSpan.FromMinutes(31));

        var response = await host.Script().PostAsJsonAsync("/api/v1/setup", new { token, userName = "ada", password = PortalHost.Password }, Token);

        Assert.Equal((HttpStatusCode.Gone, "access.setUp.expired"), (response.StatusCode, await response.CodeAsync()));
    }

    [Fact]
    public async Task SetUp_ByForm_SignsInAtOnce()
    {
        var browser = host.Browser();
        var token = host.Get<SetupDoor>().Invite();

        var bad = await PortalHost.SubmitAsync(browser, "/setup?token=" + token, "setup", ("Input.Token", token), ("Input.UserName", "ada"), ("Input.Password", "short"));
        var good = await PortalHost.SubmitAsync(browser, "/setup?token=" + token, "setup", ("Input.Token", token), ("Input.UserName", "ada"), ("Input.Password", PortalHost.Password));

        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("At least 15 characters", await bad.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/openapi/v1.json", Token)).StatusCode);
    }
}
