using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>Columns and saved views: what one person sees is what another is shown.</summary>
public sealed class LogsViewsTests(UiHost host) : UiTest(host)
{
    [Fact]
    public async Task Columns_Chosen_StandInTheAddressAndInASavedView()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdirectus_app");
        await page.GetByRole(AriaRole.Button, new() { Name = "View", Exact = true }).ClickAsync();
        await page.GetByLabel("Level", new() { Exact = true }).UncheckAsync();
        await Expect(page).ToHaveURLAsync(new Regex("columns=time%2Csource$"));
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".row", new() { HasText = "Slow query" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "collection as a column" }).ClickAsync(new() { Force = true });
        await Expect(page).ToHaveURLAsync(new Regex("columns=time%2Csource%2C.collection$"));
        await SaveAsync(page, "Slow ones");

        var other = await OpenAsync("/logs?source=server-2%2Fdirectus_app");
        await Expect(other.Locator(".row .level").First).ToBeVisibleAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Saved views" }).ClickAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "Slow ones" }).ClickAsync();

        await Expect(other.Locator("[data-titles] button")).ToHaveTextAsync("collection ×");
        await Expect(other.Locator(".row", new() { HasText = "Slow query" }).Locator(".values").Last).ToHaveTextAsync("taxi_requests");
        await Expect(other.Locator(".row .level").First).ToBeHiddenAsync();
        await other.GotoAsync("/logs?source=server-2%2Fdirectus_app");
        await Expect(other.Locator(".row .level").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SavedView_OfSomebodyWithOtherColumns_BringsTheirColumns()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdirectus_app");
        await page.EvaluateAsync("() => localStorage.setItem('tapbot.log.columns', '[\"stream\",\"time\"]')");
        await page.ReloadAsync();
        await Expect(page.Locator(".row .time").First).ToBeHiddenAsync();
        await SaveAsync(page, "Without time");

        var other = await OpenAsync("/logs");
        await other.GetByRole(AriaRole.Button, new() { Name = "Saved views" }).ClickAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "Without time" }).ClickAsync();

        await Expect(other).ToHaveURLAsync(new Regex("source=server-2%2Fdirectus_app&columns=source%2Clevel$"));
        await Expect(other.Locator(".row .time").First).ToBeHiddenAsync();
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Saved views" }).ClickAsync();
        await page.GetByPlaceholder("Name of this view").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await PageAsync(path);
        await page.Locator(".row, .search li").First.WaitForAsync();
        return page;
    }
}
