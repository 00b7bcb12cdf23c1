using Microsoft.Playwright;

namespace TapBot.EndToEnd.Ui;

/// <summary>What the shell does in the browser, without the server or in spite of it.</summary>
public sealed class ShellTests(UiHost host) : UiTest(host)
{
    [Fact]
    public async Task Theme_Chosen_IsTakenAtOnceAndThereAtTheNextLoad()
    {
        var page = await PageAsync("/table/3", ColorScheme.Dark);
        var dark = await BackgroundAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.Locator("[data-set-theme=light]:visible").ClickAsync();
        var light = await BackgroundAsync(page);
        Assert.NotEqual(dark, light);

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        Assert.Equal("light", await page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task Language_Chosen_KeepsTheAddressAndSpeaksIt()
    {
        var page = await PageAsync("/table/3?filter=x");

        await page.GetByRole(AriaRole.Button, new() { Name = "RU" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Контейнеры" }).WaitForAsync();
        Assert.EndsWith("/table/3?filter=x", page.Url, StringComparison.Ordinal);
        Assert.Equal("ru", await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Keys_QuestionMark_ListsWhatThePageCanDo()
    {
        var page = await PageAsync("/log/keys");
        await page.Locator("[data-press=wrap]").WaitForAsync();

        await page.Keyboard.PressAsync("?");

        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        await help.GetByText("Wrap long lines").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await help.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task Account_Menu_HoldsAFormThatSignsOut()
    {
        var page = await PageAsync("/table/3");

        await page.GetByRole(AriaRole.Button, new() { Name = "ann" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        Assert.Equal("signout", await page.Locator("form[method=post]").GetAttributeAsync("action"));
        Assert.Equal(1, await page.Locator("form[method=post] input[type=hidden]").CountAsync());
    }

    [Fact]
    public async Task Phone_Drawer_OpensAndCloses()
    {
        var page = await PageAsync("/table/3", width: 360, height: 740);
        var entry = page.GetByRole(AriaRole.Link, new() { Name = "Containers" });
        Assert.False(await entry.IsVisibleAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await entry.WaitForAsync();
        await page.Locator(".scrim").ClickAsync(new() { Position = new() { X = 340, Y = 400 } });

        await entry.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task Portal_StoppedAndStartedAgain_IsSaidAndThePageComesBackByItself()
    {
        var site = await UiSite.StartAsync(new UiLogs());
        var address = site.Address;
        var page = await PageAsync("/table/3", address: address);
        await page.GetByText("live", new() { Exact = true }).First.WaitForAsync();
        await page.GetByText("thing-1").WaitForAsync();

        await site.DisposeAsync();
        await page.GetByText("Connection to the portal lost").WaitForAsync();
        Assert.True(await page.GetByText("thing-1").IsVisibleAsync());

        await using var again = await UiSite.StartAsync(new UiLogs(), address);
        await page.GetByText("Connection to the portal lost").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 60_000 });
        await page.GetByText("live", new() { Exact = true }).First.WaitForAsync();
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
