using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.Testing.Access;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>One's own account in a real browser. Each test has a portal of its own: what changes an account ends its other sessions.</summary>
public sealed class AccountTests(PortalUnderTest portal) : PortalTest(portal)
{
    private PortalProcess process = null!;
    private IBrowserContext context = null!;
    private Visit visit = null!;

    private IPage Page => visit.Page;

    public override async ValueTask DisposeAsync()
    {
        if (visit is not null)
            await visit.DisposeAsync();
        if (process is not null)
            await process.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task SecondFactor_SwitchedOn_IsAskedForAndARecoveryCodeOpensOnce()
    {
        await SetUpAsync();
        await visit.GoAsync("/account");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Img, new() { Name = "QR code with the key for the authenticator app" })).ToBeVisibleAsync();
        var app = new Authenticator((await Page.Locator("code.key").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal), TimeProvider.System);
        var code = app.Code();
        await Page.GetByLabel("The code it shows now").FillAsync(code);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Expect(Page.GetByText("Your recovery codes")).ToBeVisibleAsync();
        var codes = await Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Listitem).AllTextContentsAsync();
        Assert.Equal(10, codes.Count);
        await SignOutAsync();

        await PasswordAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/signin/code"));
        await Page.GetByLabel("Code").FillAsync(code); // used up when it was switched on
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("used already");
        await Page.GetByLabel("Code").FillAsync(codes[0].Trim());
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overview");

        await visit.GoAsync("/account");
        await Expect(Page.GetByText("9 recovery codes left.")).ToBeVisibleAsync();
        visit.Forgive(c => c.Contains("status of 401", StringComparison.Ordinal));
        visit.Praise();
    }

    [Fact]
    public async Task Begin_OldSignIn_AsksForThePasswordFirst()
    {
        await SetUpAsync();
        await visit.GoAsync("/account");
        await process.MakeSignInsOldAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Is it you?" });
        await dialog.GetByLabel("Password").FillAsync("not my password");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not your password");
        await dialog.GetByLabel("Password").FillAsync(PortalHouse.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        await Expect(Page.GetByRole(AriaRole.Img, new() { Name = "QR code" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await process.MakeSignInsOldAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Img, new() { Name = "QR code" })).ToHaveCountAsync(0);
        visit.Praise();
    }

    [Fact]
    public async Task Passkey_RegisteredInTheBrowser_SignsInAndCanBeRemoved()
    {
        await SetUpAsync();
        var authenticator = await context.NewCDPSessionAsync(Page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await visit.GoAsync("/account");
        await Page.GetByLabel("Name, such as").FillAsync("my laptop");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey my laptop" })).ToBeVisibleAsync();
        await SignOutAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overview");
        await visit.GoAsync("/account");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey my laptop" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey my laptop" })).ToHaveCountAsync(0);
        await SignOutAsync();

        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not open this door");
        visit.Forgive(c => c.Contains("status of 401", StringComparison.Ordinal));
        visit.Praise();
    }

    [Fact]
    public async Task SignIn_BareAddress_OffersNoPasskey()
    {
        var page = (await VisitAsync("/signin", signedIn: false)).Page;

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Session_EndedFromAnotherBrowser_ShowsTheSignInWithinFiveSeconds()
    {
        await SetUpAsync();
        await using var elsewhere = await Browser.NewContextAsync(new() { BaseURL = Address, Locale = "en-GB", UserAgent = "Mozilla/5.0 (Linux; Android 16) Chrome/156.0.0.0 Mobile" });
        await using var other = await Visit.BeginAsync(elsewhere);
        await other.SignInAsync();

        await visit.GoAsync("/account");
        await Page.GetByRole(AriaRole.Button, new() { Name = "End the session Chrome 156, Android" }).ClickAsync();

        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync(new() { Timeout = 6_000 });
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "End all others" })).ToHaveCountAsync(0);
        visit.Praise();
    }

    /// <summary>Passkeys belong to a name, so the portal is called by one.</summary>
    private string Address => $"http://localhost:{process.Address.Port}/";

    private async Task SetUpAsync()
    {
        process = await PortalProcess.StartAsync(Engine.Address);
        context = await Browser.NewContextAsync(new() { BaseURL = Address, Locale = "en-GB" });
        visit = await Visit.BeginAsync(context);
        await visit.GoAsync(process.SetUp!.PathAndQuery);
        await Page.GetByLabel("User name of the administrator").FillAsync(PortalHouse.UserName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalHouse.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overview");
    }

    private async Task SignOutAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = PortalHouse.UserName }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    private async Task PasswordAsync()
    {
        await Page.GetByLabel("User name").FillAsync(PortalHouse.UserName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalHouse.Password);
        await Page.Keyboard.PressAsync("Enter");
    }
}
