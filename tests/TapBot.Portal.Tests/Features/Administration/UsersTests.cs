using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Administration;

public sealed class UsersTests : IAsyncLifetime
{
    private const string Password = "some other plain words";
    private readonly PortalHost host = new();
    private HttpClient root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => root = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Users_MadeChangedAndDeleted_AnswerAsTheyAre()
    {
        var made = await root.PostAsJsonAsync("/api/v1/users", new { userName = "vera", password = Password, grants = new object[] { new { role = "viewer", server = "nowhere", project = "shop" } } }, Token);
        Assert.Equal((HttpStatusCode.Created, "/api/v1/users/vera"), (made.StatusCode, made.Headers.Location?.ToString()));

        var user = await root.GetFromJsonAsync<JsonElement>("/api/v1/users/VERA", Token);
        Assert.Equal("""[{"role":"viewer","server":"nowhere","project":"shop"}]""", user.GetProperty("grants").GetRawText());
        Assert.Equal("[]", user.GetProperty("permissions").GetRawText());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("lastSignIn").ValueKind);

        var changed = await root.PutAsJsonAsync("/api/v1/users/vera", new { permissions = new object[] { "revealSecrets", new { permission = "OperateContainers", server = "*", project = "shop" } } }, Token);
        user = await changed.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(
            """[{"permission":"revealSecrets","server":"*","project":"*"},{"permission":"operateContainers","server":"*","project":"shop"}]""", user.GetProperty("permissions").GetRawText());
        Assert.Equal(1, user.GetProperty("grants").GetArrayLength());

        Assert.Equal(["ada", "vera"], (await root.GetFromJsonAsync<JsonElement>("/api/v1/users", Token)).EnumerateArray().Select(u => u.GetProperty("userName").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await root.DeleteAsync("/api/v1/users/vera", Token)).StatusCode);
        var gone = await root.GetAsync("/api/v1/users/vera", Token);
        Assert.Equal((HttpStatusCode.NotFound, "access.user.unknown"), (gone.StatusCode, await gone.CodeAsync()));
    }

    [Theory]
    [InlineData("""{"userName":"vera","password":"some other plain words","isAdministrator":true}""", "request.unreadable")]
    [InlineData("""{"userName":"vera","password":"some other plain words","id":"1","passwordHash":"x"}""", "request.unreadable")]
    [InlineData("""{"userName":"vera","password":"some other plain words","grants":[{"role":"viewer","userId":"x"}]}""", "request.unreadable")]
    [InlineData("""{"userName":"vera","password":"some other plain words","permissions":[{"permission":"see","tokenId":"x"}]}""", "request.unreadable")]
    [InlineData("""{"userName":"vera","password":"some other plain words","grants":[{"role":"root"}]}""", "access.grant.word")]
    [InlineData("""{"userName":"vera","password":"some other plain words","grants":[{"role":2}]}""", "request.unreadable")]
    [InlineData("""{"userName":"vera","password":"some other plain words","grants":[null]}""", "access.grant.word")]
    [InlineData("""{"userName":"vera","password":"some other plain words","grants":[{"role":"viewer","server":"../x"}]}""", "operations.badIdentifier")]
    [InlineData("""{"userName":"vera","password":"short"}""", "access.password.short")]
    [InlineData("""{"userName":"../vera","password":"some other plain words"}""", "access.userName.shape")]
    [InlineData("{}", "access.userName.shape")]
    [InlineData("null", "request.unreadable")]
    public async Task Create_WhatCannotBeTaken_IsRefusedAndNothingIsMade(string body, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await root.PostAsync("/api/v1/users", content, Token);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.CodeAsync()));
        Assert.Equal(1, (await root.GetFromJsonAsync<JsonElement>("/api/v1/users", Token)).GetArrayLength());
    }

    [Fact]
    public async Task LastAdministrator_DeletedOrDemoted_IsAConflict()
    {
        var deleted = await root.DeleteAsync("/api/v1/users/ada", Token);
        var demoted = await root.PutAsJsonAsync("/api/v1/users/ada", new { grants = Array.Empty<object>() }, Token);

        Assert.Equal((HttpStatusCode.Conflict, "access.lastAdministrator"), (deleted.StatusCode, await deleted.CodeAsync()));
        Assert.Equal((HttpStatusCode.Conflict, "access.lastAdministrator"), (demoted.StatusCode, await demoted.CodeAsync()));
    }

    [Fact]
    public async Task Person_SignedIn_LosesTheRightWithTheNextRequest()
    {
        await root.PostAsJsonAsync("/api/v1/users", new { userName = "vera", password = Password, grants = new[] { new { role = "administrator" } } }, Token);
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser, userName: "vera", password: Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/users", Token)).StatusCode);

        await root.PutAsJsonAsync("/api/v1/users/vera", new { grants = new[] { new { role = "operator" } } }, Token);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/users", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/servers", Token)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await root.PostAsJsonAsync("/api/v1/users/vera/password", new { password = "words of the administrator" }, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/servers", Token)).StatusCode);
    }

    [Fact]
    public async Task Changes_OldSignIn_AreAskedForAConfirmationAndThenDone()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        host.Time.Advance(StepUp.Freshness);
        var person = new { userName = "vera", password = Password };
        var token = new { name = "own", expiresAt = host.Time.GetUtcNow().AddDays(1), grants = new[] { new { role = "viewer" } } };

        HttpResponseMessage[] refused =
        [
            await browser.PostAsJsonAsync("/api/v1/users", person, Token), await browser.PutAsJsonAsync("/api/v1/users/ada", new { disabled = false }, Token),
            await browser.DeleteAsync("/api/v1/users/ada", Token), await browser.PostAsJsonAsync("/api/v1/users/ada/password", new { password = Password }, Token),
            await browser.PostAsJsonAsync("/api/v1/tokens", token, Token),
        ];

        foreach (var answer in refused)
            Assert.Equal((HttpStatusCode.PreconditionRequired, "access.stepUp.needed"), (answer.StatusCode, await answer.CodeAsync()));
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/api/v1/account/step-up", new { password = PortalHost.Password }, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await browser.PostAsJsonAsync("/api/v1/users", person, Token)).StatusCode);
        var made = await (await browser.PostAsJsonAsync("/api/v1/tokens", token, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        host.Time.Advance(StepUp.Freshness);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/v1/tokens/" + made.GetProperty("id").GetString(), Token)).StatusCode);
    }

    [Fact]
    public async Task Changes_ByATokenWithoutThePermissionNamed_AreRefused()
    {
        var (expiresAt, grants) = (host.Time.GetUtcNow().AddDays(1), new[] { new { role = "administrator" } });
        var made = await (await root.PostAsJsonAsync("/api/v1/tokens", new { name = "child", expiresAt, grants, permissions = new[] { "administer" } }, Token)).Content.ReadFromJsonAsync<JsonElement>(Token);
        var child = host.Script(made.GetProperty("token").GetString());

        var refused = await child.PostAsJsonAsync("/api/v1/users", new { userName = "vera", password = Password }, Token);

        Assert.Equal((HttpStatusCode.PreconditionRequired, "access.stepUp.token"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(HttpStatusCode.OK, (await child.GetAsync("/api/v1/users", Token)).StatusCode);
    }

    [Fact]
    public async Task Tokens_OfAViewer_AreNarrowAndEndWhenRevoked()
    {
        var grants = new[] { new { role = "viewer", server = "nowhere" } };
        await root.PostAsJsonAsync("/api/v1/users", new { userName = "vera", password = Password, grants }, Token);
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser, userName: "vera", password: Password);
        var expiresAt = host.Time.GetUtcNow().AddDays(30);

        var more = await browser.PostAsJsonAsync("/api/v1/tokens", new { name = "more", expiresAt, grants = new[] { new { role = "viewer" } } }, Token);
        Assert.Equal((HttpStatusCode.Forbidden, "access.grant.tooMuch"), (more.StatusCode, await more.CodeAsync()));
        var endless = await browser.PostAsJsonAsync("/api/v1/tokens", new { name = "endless", grants }, Token);
        Assert.Equal((HttpStatusCode.BadRequest, "access.token.expiry"), (endless.StatusCode, await endless.CodeAsync()));
        var made = await browser.PostAsJsonAsync("/api/v1/tokens", new { name = "own", expiresAt, grants }, Token);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.StartsWith("tbp_", answer.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.Contains("no-store", made.Headers.CacheControl?.ToString(), StringComparison.Ordinal);

        var script = host.Script(answer.GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("/api/v1/servers", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await script.GetAsync("/api/v1/users", Token)).StatusCode);
        var children = await script.PostAsJsonAsync("/api/v1/tokens", new { name = "child", expiresAt, grants }, Token);
        Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), (children.StatusCode, await children.CodeAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/tokens?all=true", Token)).StatusCode);
        Assert.Equal(2, (await root.GetFromJsonAsync<JsonElement>("/api/v1/tokens?all=true", Token)).GetArrayLength());
        var listed = Assert.Single((await browser.GetFromJsonAsync<JsonElement>("/api/v1/tokens", Token)).EnumerateArray());
        Assert.False(listed.TryGetProperty("token", out _));
        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("lastUsedAt").ValueKind);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/v1/tokens/" + listed.GetProperty("id").GetString(), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/api/v1/servers", Token)).StatusCode);
    }
}
