using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>Finding among the lines that the browser holds, with words and with expressions that may be too much for it.</summary>
public sealed class LogsFindTests(UiHost host) : UiTest(host)
{
    [Fact]
    public async Task Find_ExpressionThatNeverEnds_IsLeftToTheServerWhileThePageAnswers()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdoor&range=24h&regex=1&q=%28a%2B%29%2B%24");
        foreach (var on in new[] { "true", "false", "true", "false" })
        {
            await page.Keyboard.PressAsync("w");
            await Expect(page.Locator($"[data-press=wrap][aria-pressed={on}]")).ToBeVisibleAsync(new() { Timeout = 1_000 });
        }

        await Expect(page.GetByText("This expression takes too long in the browser")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page).ToHaveURLAsync(new Regex("mode=filter"));
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["open aaa"]);
    }

    [Fact]
    public async Task Find_ExpressionThatOnlyTheServerReads_SaysSoAndFilterWorks()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdoor&range=24h&regex=1&q=%5CAopen");

        await Expect(page.GetByText("The browser cannot read this expression")).ToBeVisibleAsync();
        await Expect(page.Locator(".row", new() { HasText = "far-away" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["open aaa"]);
    }

    [Theory]
    [InlineData("q=far-away")]
    [InlineData("regex=1&q=far.away%24")]
    public async Task Find_FarBehindTheBeginningOfALine_IsMarkedAndCounted(string query)
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdoor&range=24h&" + query);

        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("1 hit");
        await Expect(page.Locator(".row mark")).ToHaveTextAsync("far-away");
    }

    [Fact]
    public async Task Find_Expression_CountsLinesOutOfSightAndGoesThere()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdoor&range=24h&regex=1&q=%5Ea%7B61%7D%21");
        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("1 hit");

        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(".row.current mark")).ToHaveTextAsync(new string('a', 61) + "!");
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await PageAsync(path);
        await page.Locator(".row, .search li").First.WaitForAsync();
        return page;
    }
}
