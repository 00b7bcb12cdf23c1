using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>Several logs side by side on the page of logs.</summary>
public sealed class LogsPanesTests(UiHost host) : UiTest(host)
{
    [Fact]
    public async Task Panes_Two_EachHasItsOwnQuestion()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db&pane2=source%3Dserver-2%252Fdirectus_app%26mode%3Dfilter%26q%3DECONNREFUSED");

        await Expect(page.Locator(".pane")).ToHaveCountAsync(2);
        await Expect(page.Locator(".pane").Last.Locator(".row")).ToHaveCountAsync(9);
        await Expect(page.Locator(".pane").First.Locator(".row", new() { HasText = "checkpoint" }).First).ToBeVisibleAsync();
        await page.Locator(".pane").Last.GetByRole(AriaRole.Button, new() { Name = "Close this log" }).ClickAsync();
        await Expect(page.Locator(".pane")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Panes_Three_OneClosedLeavesTheOthersAsTheyAre()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db&pane2=source%3Dserver-2%252Ftraefik&pane3=source%3Dserver-2%252Fdirectus_app");
        await Expect(page.Locator(".pane")).ToHaveCountAsync(3);
        await Expect(page.Locator(".pane").Last.Locator(".row.marker", new() { HasText = "started" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("3");
        await Expect(page.Locator(".pane").Last.Locator("[data-scroller]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator(".pane").Last.Locator("[data-press=follow]").First).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(page.Locator(".pane").First.Locator("[data-press=follow]").First).ToHaveAttributeAsync("aria-pressed", "true");

        await page.Locator(".pane").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Close this log" }).ClickAsync();

        await Expect(page.Locator(".pane")).ToHaveCountAsync(2);
        await Expect(page.Locator(".pane").Last.Locator("[data-press=follow]").First).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(page).ToHaveURLAsync(new Regex("pane2=source%3Dserver-2%252Fdirectus_app$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Side by side" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Side by side" }).ClickAsync();
        await Expect(page.Locator(".pane")).ToHaveCountAsync(4);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Side by side" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Panes_OnAPhone_AreSeenOneAtATime()
    {
        var page = await PageAsync("/logs?source=server-2%2Fpostgres_db&pane2=source%3Dserver-2%252Fdirectus_app", width: 390, height: 844);
        await Expect(page.Locator(".pane").First.Locator(".row").First).ToBeVisibleAsync();
        await Expect(page.Locator(".pane").Last).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "directus_app" }).First.ClickAsync();

        await Expect(page.Locator(".pane").First).ToBeHiddenAsync();
        await Expect(page.Locator(".pane").Last.Locator(".row.marker", new() { HasText = "started" })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await PageAsync(path);
        await page.Locator(".row, .search li").First.WaitForAsync();
        return page;
    }
}
