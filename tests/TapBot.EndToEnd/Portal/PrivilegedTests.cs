using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What needs a fresh sign-in on the pages of administration. In a portal of its own: new keys end everybody's sessions.</summary>
public sealed class PrivilegedTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task Administration_OldSignIn_AsksInPlaceThenMakesAUserAndNewKeys()
    {
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address);
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync("/administration/users?new=1");
        await page.GetByLabel("User name").FillAsync("vera");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("some quite other words");
        await house.Process.MakeSignInsOldAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await ConfirmAsync(page, "Is it you?", "Cancel");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("User name")).ToHaveValueAsync("vera");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("some quite other words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await SayWhoAsync(page);
        await Expect(Details(page, "vera")).ToBeVisibleAsync();

        await visit.GoAsync("/administration/keys");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await house.Process.MakeSignInsOldAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New keys" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Make a new key?" });
        await Expect(dialog).ToContainTextAsync("All sessions end at once, yours too");
        await EveryPageTests.SoundAsync(page, "the question before new keys", 1440);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "New keys" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("keys");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "New keys" }).ClickAsync();
        await SayWhoAsync(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
        Assert.Contains(("storage.keys.rotate", "keys", "done"), await house.AuditAsync());
        await visit.SignInAsync();
        await visit.GoAsync("/administration/keys");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        visit.Praise();
    }

    private static async Task SayWhoAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Is it you?" });
        await dialog.GetByLabel("Password").FillAsync(PortalHouse.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
    }
}
