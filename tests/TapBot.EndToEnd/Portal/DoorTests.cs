using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>From the first start to the first look at the containers, and back out again.</summary>
public sealed class DoorTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task SetUp_ThePrintedAddress_LeadsToTheOverviewAndWorksOnce()
    {
        var name = await Engine.RunAsync(Forever);
        await using var process = await PortalProcess.StartAsync(Engine.Address);
        await using var context = await Browser.NewContextAsync(new() { BaseURL = process.Address.ToString(), Locale = "en-GB" });
        await using var visit = await Visit.BeginAsync(context);
        var page = visit.Page;

        Assert.Equal(503, (await page.APIRequest.GetAsync("/containers")).Status);
        await visit.GoAsync(process.SetUp!.PathAndQuery);
        await page.GetByLabel("User name of the administrator").FillAsync("ann");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("too short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();
        await Expect(page.GetByText("At least 15 characters.")).ToBeVisibleAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalHouse.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Overview");
        await visit.GoAsync("/containers");
        await Expect(RowOf(page, name)).ToBeVisibleAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync(process.SetUp.PathAndQuery)).Status);
        visit.Forgive(c => c.Contains("/setup", StringComparison.Ordinal) && c.Contains("status of 400", StringComparison.Ordinal));
        visit.Praise();
        Assert.Equal(0, await process.StopAsync());
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndTheRightOneLetsIn()
    {
        var visit = await VisitAsync("/signin", signedIn: false);
        await visit.Page.GetByLabel("User name").FillAsync(PortalHouse.UserName);
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the right password");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not belong together");
        visit.Forgive(c => c.Contains("status of 401", StringComparison.Ordinal));

        await visit.SignInAsync();
    }

    [Fact]
    public async Task SignIn_DeepLink_LeadsBackToIt()
    {
        var visit = await VisitAsync("/containers?q=somewhere", signedIn: false);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/signin"));
        await visit.Page.GetByLabel("User name").FillAsync(PortalHouse.UserName);
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(PortalHouse.Password);
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new Regex(@"/containers\?q=somewhere$"));
    }

    [Fact]
    public async Task Password_Shown_CanBeReadAndHiddenAgain()
    {
        var page = (await VisitAsync("/signin", signedIn: false)).Page;
        var (field, button) = (page.GetByLabel("Password", new() { Exact = true }), page.GetByRole(AriaRole.Button, new() { Name = "Show the password" }));

        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task SignOut_InAnotherPage_EndsTheRightsOfAnOpenPage()
    {
        var session = await House.SignInAsync();
        await using var context = await Browser.NewContextAsync(new() { BaseURL = House.Process.Address.ToString(), StorageState = session, Locale = "en-GB" });
        await using var open = await Visit.BeginAsync(context);
        await open.GoAsync("/containers");
        var other = await context.NewPageAsync();
        await other.GotoAsync("/containers");
        await other.GetByRole(AriaRole.Button, new() { Name = "ann" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync(new() { Timeout = 6_000 });
        open.Praise();
    }
}
