using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.WebUtilities;
using TapBot.Core.Access;
using TapBot.Core.Keys;
using TapBot.Portal.Tests.Hosting;

namespace TapBot.Portal.Tests.Features.Administration;

/// <summary>A new key as an administrator makes it: in the portal that runs, at once.</summary>
public sealed class KeysTests : IAsyncLifetime
{
    private const string Rotate = "/api/v1/keys/rotate";
    private readonly PortalHost host = new();
    private HttpClient root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => root = host.Script(await host.SetUpAsync());

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Rotate_Confirmed_ProtectsWithTheNewKeyAtOnceAndEndsAllSessions()
    {
        var (ada, other) = (host.Browser(), host.Browser());
        await PortalHost.SignInAsync(ada);
        await PortalHost.SignInAsync(other);
        var (kept, before) = (Protector().Protect("kept"), await InUseAsync());

        var done = await ada.PostAsJsonAsync(Rotate, new { confirm = "keys" }, Token);

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        var evidence = (await done.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("evidence").GetProperty("arguments");
        var now = await InUseAsync();
        Assert.NotEqual(before, now);
        Assert.Equal((now, 2), (evidence.GetProperty("key").GetGuid(), evidence.GetProperty("count").GetInt32()));
        Assert.Equal(now, KeyIdOf(Protector().Protect("new")));
        Assert.Equal("kept", Protector().Unprotect(kept));
        foreach (var browser in new[] { ada, other })
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/account", Token)).StatusCode);
        var rows = await root.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=storage.keys.rotate", Token);
        Assert.Equal(["done", null], rows.EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal("ada", rows[0].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Rotate_WithoutTheWordOrAFreshSignIn_ChangesNothing()
    {
        var browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        var before = await InUseAsync();

        var unsaid = await browser.PostAsJsonAsync(Rotate, new { }, Token);
        host.Time.Advance(StepUp.Freshness);
        var old = await browser.PostAsJsonAsync(Rotate, new { confirm = "keys" }, Token);

        Assert.Equal((HttpStatusCode.PreconditionRequired, "operations.needsConfirmation"), (unsaid.StatusCode, await unsaid.CodeAsync()));
        Assert.Equal((HttpStatusCode.PreconditionRequired, "access.stepUp.needed"), (old.StatusCode, await old.CodeAsync()));
        Assert.Equal(before, await InUseAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/account", Token)).StatusCode);
    }

    [Fact]
    public async Task Rotate_KeyThatLiesReady_NeverComesIntoUse()
    {
        var (keys, now) = (host.Get<IKeyManager>(), TimeProvider.System.GetUtcNow());
        var waiting = keys.CreateNewKey(now.AddDays(1), now.AddDays(91));
        var allButDue = keys.CreateNewKey(now.AddMinutes(2), now.AddDays(91));

        var made = await host.Get<IKeyRing>().MakeAsync(Token);

        Assert.True(keys.GetAllKeys().Single(k => k.KeyId == waiting.KeyId).IsRevoked);
        Assert.False(keys.GetAllKeys().Single(k => k.KeyId == allButDue.KeyId).IsRevoked);
        Assert.Equal(made.Id, await InUseAsync());
    }

    private async Task<Guid> InUseAsync() =>
        Assert.Single((await root.GetFromJsonAsync<JsonElement>("/api/v1/keys", Token)).EnumerateArray(), k => k.GetProperty("inUse").GetBoolean()).GetProperty("id").GetGuid();

    private IDataProtector Protector() => host.Get<IDataProtectionProvider>().CreateProtector("test");

    /// <summary>The id stands behind the four bytes that mark protected data.</summary>
    private static Guid KeyIdOf(string text) => new(WebEncoders.Base64UrlDecode(text).AsSpan(4, 16));
}
