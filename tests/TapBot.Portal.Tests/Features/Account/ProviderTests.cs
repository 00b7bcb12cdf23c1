using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Portal.Tests.Hosting;
using TapBot.Testing.Access;

namespace TapBot.Portal.Tests.Features.Account;

/// <summary>Signing in through an identity provider that is really there.</summary>
public sealed partial class ProviderTests : IAsyncLifetime
{
    private SmallProvider provider = null!;
    private PortalHost host = null!;
    private HttpClient browser = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        provider = await SmallProvider.StartAsync();
        host = new PortalHost
        {
            Settings = new Dictionary<string, string>
            {
                ["TapBot:Oidc:Authority"] = provider.Issuer,
                ["TapBot:Oidc:ClientId"] = SmallProvider.ClientId,
                ["TapBot:Oidc:ClientSecret"] = SmallProvider.ClientSecret,
                ["TapBot:Oidc:Name"] = "Campus",
                ["TapBot:Oidc:GrantsClaim"] = "groups",
                ["TapBot:Oidc:Grants:0:Value"] = "ops",
                ["TapBot:Oidc:Grants:0:Role"] = "Operator",
                ["TapBot:Oidc:Grants:1:Value"] = "shop-students",
                ["TapBot:Oidc:Grants:1:Role"] = "Viewer",
                ["TapBot:Oidc:Grants:1:Server"] = "nowhere",
                ["TapBot:Oidc:Grants:1:Project"] = "shop",
                ["TapBot:Oidc:Grants:2:Value"] = "chiefs",
                ["TapBot:Oidc:Grants:2:Role"] = "Administrator",
            },
            // The cookies of the way there and back end by the clock of the browser, which is the real one.
            Replace = services => services.Configure<OpenIdConnectOptions>("tapbot-provider", options => options.TimeProvider = TimeProvider.System),
        };
        await host.SetUpAsync();
        browser = host.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task SignInPage_ProviderConfigured_OffersIt()
    {
        var page = await browser.GetStringAsync("/signin?returnUrl=%2Fcontainers", Token);

        Assert.Contains("href=\"signin/provider?returnUrl=%2Fcontainers\"", page, StringComparison.Ordinal);
        Assert.Contains("Sign in with Campus", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_ToTheProvider_IsTheCodeFlowWithPkceStateAndNonce()
    {
        var there = (await browser.GetAsync("/signin/provider", Token)).Headers.Location!;

        Assert.StartsWith(provider.Issuer + "/authorize?", there.AbsoluteUri, StringComparison.Ordinal);
        foreach (var part in new[] { "response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=", "scope=openid%20profile", "redirect_uri=http%3A%2F%2Flocalhost%2Fsignin%2Fprovider%2Fcallback" })
            Assert.Contains(part, there.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_GroupThatGivesRights_MakesAnAccountWithJustThose()
    {
        provider.Claims["groups"] = new[] { "shop-students", "something else" };

        Assert.Equal("/containers", await GoAsync("/signin/provider?returnUrl=%2Fcontainers"));

        var rights = await RightsAsync();
        Assert.Equal([new Grant(Role.Viewer, ServerName.Parse("nowhere"), "shop")], rights.Grants);
        Assert.Empty(rights.Permissions);
        Assert.Equal("grace", (await AccountAsync()).GetProperty("userName").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("OPS")]
    [InlineData("ops ")]
    public async Task Enter_NothingThatGivesRights_IsRefusedAndMakesNoAccount(string? group)
    {
        if (group is not null)
            provider.Claims["groups"] = group;

        Assert.Equal("/signin?problem=access.provider.unknown", await GoAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/account", Token)).StatusCode);
        Assert.Contains("Nobody here is linked to you", await browser.GetStringAsync("/signin?problem=access.provider.unknown", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_NameOfSomebodyHere_DoesNotOpenTheirAccount()
    {
        provider.Claims["preferred_username"] = "ADA";
        provider.Claims["groups"] = "ops";

        Assert.Equal("/signin?problem=access.provider.nameTaken", await GoAsync());
    }

    [Fact]
    public async Task Enter_RightsTakenAtTheProvider_AreTakenHereAtTheNextSignIn()
    {
        provider.Claims["groups"] = new[] { "ops", "shop-students" };
        await GoAsync();
        Assert.Equal(2, (await RightsAsync()).Grants.Count);

        provider.Claims["groups"] = "shop-students";
        browser = host.Browser();
        await GoAsync();
        Assert.Equal([new Grant(Role.Viewer, ServerName.Parse("nowhere"), "shop")], (await RightsAsync()).Grants);

        provider.Claims.Remove("groups");
        browser = host.Browser();
        Assert.Equal("/signin?problem=access.provider.noRights", await GoAsync());
    }

    [Fact]
    public async Task Enter_NameChangedAtTheProvider_IsTheSamePerson()
    {
        provider.Claims["groups"] = "ops";
        await GoAsync();
        provider.Claims["preferred_username"] = "grace-hopper";
        browser = host.Browser();
        await GoAsync();

        Assert.Equal("grace", (await AccountAsync()).GetProperty("userName").GetString());
        provider.Claims["sub"] = "0002";
        provider.Claims["preferred_username"] = "grace";
        browser = host.Browser();
        Assert.Equal("/signin?problem=access.provider.nameTaken", await GoAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Enter_ReturnAddressElsewhere_LeadsHome(string address)
    {
        provider.Claims["groups"] = "ops";

        Assert.Equal("/", await GoAsync("/signin/provider?returnUrl=" + Uri.EscapeDataString(address)));
    }

    [Theory]
    [InlineData("aud", "another client")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("nonce", "replayed")]
    [InlineData("exp", 1_000_000_000)]
    public async Task Enter_TokenForOthers_IsRefused(string claim, object value)
    {
        provider.Claims["groups"] = "chiefs";
        provider.Forged[claim] = value;

        Assert.Equal("/signin?problem=access.provider.failed", await GoAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/account", Token)).StatusCode);
    }

    [Fact]
    public async Task Enter_TokenSignedByAnotherKey_IsRefused()
    {
        provider.Claims["groups"] = "chiefs";
        provider.SignsWithAnotherKey = true;

        Assert.Equal("/signin?problem=access.provider.failed", await GoAsync());
    }

    [Fact]
    public async Task Callback_OfAnotherBrowserOrTwice_IsRefused()
    {
        provider.Claims["groups"] = "ops";
        var back = await ThereAsync("/signin/provider");

        Assert.Equal("/signin?problem=access.provider.failed", await BackAsync(host.Browser(), back)); // a link slipped to somebody else signs nobody in
        Assert.Equal("/", await BackAsync(browser, back));
        Assert.Equal("/signin?problem=access.provider.failed", await BackAsync(browser, back));
    }

    [Fact]
    public async Task Link_OwnAccount_OpensItFromThenOnWithItsOwnRights()
    {
        await PortalHost.SignInAsync(browser);
        var ada = await ActorAsync(browser);
        var ticket = await host.Get<ProviderLinks>().BeginAsync(ada, Token);

        Assert.Equal("/account", await GoAsync("/signin/provider?link=" + ticket));
        Assert.True(await host.Get<ProviderLinks>().IsLinkedAsync(ada, Token));
        browser = host.Browser();
        Assert.Equal("/", await GoAsync());

        Assert.Equal("ada", (await AccountAsync()).GetProperty("userName").GetString());
        Assert.Equal([new Grant(Role.Administrator)], (await RightsAsync()).Grants);
        Assert.Equal("/account?problem=access.signIn.startAgain", await GoAsync("/signin/provider?link=" + ticket));
    }

    [Fact]
    public async Task Link_IdentityOfSomebodyElse_IsRefused()
    {
        provider.Claims["groups"] = "ops";
        await GoAsync();
        browser = host.Browser();
        await PortalHost.SignInAsync(browser);
        var ticket = await host.Get<ProviderLinks>().BeginAsync(await ActorAsync(browser), Token);

        Assert.Equal("/account?problem=access.provider.linkedAlready", await GoAsync("/signin/provider?link=" + ticket));
    }

    [Fact]
    public async Task Enter_WithAnAuthenticatorHere_StillAsksForTheCode()
    {
        provider.Claims["groups"] = "ops";
        await GoAsync();
        var grace = await ActorAsync(browser);
        var app = new Authenticator((await host.Get<SecondFactors>().BeginAsync(grace, Token))!.Text, host.Time);
        await host.Get<SecondFactors>().ConfirmAsync(grace, app.Code(), Token);

        browser = host.Browser();
        Assert.Equal("/signin/code?returnUrl=%2F", await GoAsync());

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/account", Token)).StatusCode);
        await PortalHost.SubmitAsync(browser, "/signin/code", "code", ("Input.Code", app.Code(1)));
        Assert.Equal("grace", (await AccountAsync()).GetProperty("userName").GetString());
    }

    /// <summary>To the provider and back; answers where the portal then leads.</summary>
    private async Task<string> GoAsync(string from = "/signin/provider") => await BackAsync(browser, await ThereAsync(from));

    private async Task<Uri> ThereAsync(string from)
    {
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var there = await browser.GetAsync(from, Token);
        return (await outside.GetAsync(there.Headers.Location, Token)).Headers.Location!;
    }

    private static async Task<string> BackAsync(HttpClient client, Uri back)
    {
        var page = await (await client.GetAsync(back, Token)).Content.ReadAsStringAsync(Token);
        return WebUtility.HtmlDecode(Next().Match(page).Groups[1].Value);
    }

    private async Task<JsonElement> AccountAsync() => await browser.GetFromJsonAsync<JsonElement>("/api/v1/account", Token);

    private async Task<Rights> RightsAsync() => await host.Get<AccessGuard>().RightsOfAsync(await ActorAsync(browser), Token);

    private async Task<Actor> ActorAsync(HttpClient client)
    {
        var name = (await client.GetFromJsonAsync<JsonElement>("/api/v1/account", Token)).GetProperty("userName").GetString();
        return await host.NewestActorAsync(name!);
    }

    [GeneratedRegex("content=\"0;url=([^\"]+)\"")]
    private static partial Regex Next();
}
