using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>The page of logs over three containers in memory: everything that is chosen stands in the address, and the address brings it back.</summary>
public sealed class LogsPageTests(UiHost host) : UiTest(host)
{
    private const string FirstOfPostgres = """
        () => {
          const top = document.querySelector('[data-scroller]').getBoundingClientRect().top;
          const row = [...document.querySelectorAll('.row')].find(r => r.getBoundingClientRect().top >= top && /^(checkpoint|connection received|duration)/.test(r.querySelector('.text').textContent));
          return row.querySelector('.time').textContent + '@' + Math.round(row.getBoundingClientRect().top - top);
        }
        """;

    [Fact]
    public async Task Sources_ChosenAndTakenOut_StandInTheAddress()
    {
        var page = await OpenAsync("/logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "add", Exact = true }).ClickAsync();
        await page.GetByPlaceholder("Container, project").FillAsync("postgres");
        await page.Locator(".chooser").GetByRole(AriaRole.Button, new() { Name = "postgres_db" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("source=server-2%2Fpostgres_db$"));
        await Expect(page.Locator(".row .text").Last).ToContainTextAsync("duration");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out postgres_db" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/logs$"));
    }

    [Fact]
    public async Task Sources_AddedAndTakenOut_LeaveTheFirstLineAndTheOpenOneInPlace()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db&source=server-2%2Fdirectus_app");
        await Expect(page.Locator(".row.marker", new() { HasText = "started" })).ToBeVisibleAsync();
        await page.Locator("[data-scroller]").HoverAsync();
        await page.Mouse.WheelAsync(0, -1_500);
        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('.row.marker')");
        await page.Locator(".row", new() { HasText = "checkpoint" }).Nth(6).ClickAsync();
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Line" });
        await Expect(panel).ToBeVisibleAsync();
        var first = await page.EvaluateAsync<string>(FirstOfPostgres);

        await page.GetByRole(AriaRole.Button, new() { Name = "Take out directus_app" }).ClickAsync();
        await Expect(page.Locator(".row .source", new() { HasText = "directus_app" })).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync($"first => ({FirstOfPostgres})() === first", first);

        await page.GetByRole(AriaRole.Button, new() { Name = "add", Exact = true }).ClickAsync();
        await page.Locator(".chooser").GetByRole(AriaRole.Button, new() { Name = "traefik" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".row .source", new() { HasText = "traefik" }).First).ToBeVisibleAsync();
        await page.WaitForFunctionAsync($"first => ({FirstOfPostgres})() === first", first);
        await Expect(panel).ToContainTextAsync("checkpoint complete");

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("[data-press=follow][aria-pressed=true]")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("""
            () => {
              const times = [...document.querySelectorAll('.row:not(.gap) .time')].map(t => t.textContent), rows = new Set([...document.querySelectorAll('.row')].map(r => r.textContent));
              return times.length > 5 && times.every((t, i) => i === 0 || times[i - 1] <= t) && rows.size === document.querySelectorAll('.row').length;
            }
            """);
    }

    [Fact]
    public async Task Filter_OfAnAddress_ShowsOnlyWhatMatchesMarkedAndWithContext()
    {
        var page = await OpenAsync("/logs?mode=filter&q=ECONNREFUSED");
        await Expect(page.Locator(".row")).ToHaveCountAsync(9);
        await Expect(page.Locator(".row mark")).ToHaveCountAsync(9);

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".row.context").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".row.context")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filter_Broken_SaysWhereAndKeepsTheLines()
    {
        var page = await OpenAsync("/logs?mode=filter&q=ECONNREFUSED");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("ECONNREFUSED status>=many");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("status can only be compared with a number");
        await Expect(page.GetByRole(AriaRole.Alert).Locator("mark")).ToHaveTextAsync("status>=many");
        await Expect(page.Locator(".row")).ToHaveCountAsync(9);
    }

    [Fact]
    public async Task Exclude_Chosen_LeavesOutWhatMatches()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        await Expect(page.Locator(".row", new() { HasText = "checkpoint" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Exclude", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("checkpoint | duration");

        await Expect(page).ToHaveURLAsync(new Regex("mode=exclude&q=checkpoint"));
        await Expect(page.Locator(".row", new() { HasText = "checkpoint" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".row", new() { HasText = "duration" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".row", new() { HasText = "connection received" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".row mark")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("source:directus stream:stderr", "^(Error: connect|    at )")]
    [InlineData("source=directus-stack/traefik", "^10\\.0\\.4\\.7 ")]
    [InlineData("source:worker", "^the last words of a worker$")]
    public async Task Filter_BySourceAndOutput_ShowsOnlyTheirLines(string query, string pattern)
    {
        var page = await OpenAsync($"/logs?range=1h&mode=filter&q={Uri.EscapeDataString(query)}");

        var texts = await page.Locator(".row .text").AllTextContentsAsync();
        Assert.NotEmpty(texts);
        Assert.All(texts, t => Assert.Matches(pattern, t));
    }

    [Fact]
    public async Task Levels_Clicked_ShowTheirLinesWithCounts()
    {
        var page = await OpenAsync("/logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "error 9" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("level=error$"));
        await Expect(page.Locator(".row .level", new() { HasText = "ERROR" })).ToHaveCountAsync(9);
        await Expect(page.Locator(".row .level", new() { HasText = "INFO" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Strip_KeysAndEnter_GoThereAndEndLeadsBack()
    {
        var page = await OpenAsync("/logs");
        var strip = page.GetByRole(AriaRole.Slider, new() { Name = "Lines by time" });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "error 9" })).ToBeVisibleAsync();
        await GoAsync();

        await Expect(page.Locator(".row.current")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();
        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".row.marker", new() { HasText = "started" })).ToBeVisibleAsync();

        await GoAsync(); // to the same place again
        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();
        await Expect(page.Locator(".row.current")).ToBeInViewportAsync();

        async Task GoAsync()
        {
            await strip.FocusAsync();
            for (var i = 0; i < 4; i++)
                await page.Keyboard.PressAsync("PageUp");
            await page.Keyboard.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task SearchEverything_Found_LeadsToTheLineAmongOthers()
    {
        var page = await OpenAsync("/logs?q=ECONNREFUSED&all=1");
        await Expect(page.Locator(".search li")).ToHaveCountAsync(9);
        await Expect(page.GetByText("9 lines found · everything searched")).ToBeVisibleAsync();

        await page.Locator(".search li a").Nth(4).ClickAsync();

        await Expect(page.Locator(".row.current mark")).ToHaveTextAsync("ECONNREFUSED");
        await Expect(page.Locator(".row", new() { HasText = "checkpoint" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_OfALine_LeadsBackToIt()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fdirectus_app");
        await page.Locator(".row", new() { HasText = "restored" }).First.ClickAsync();
        var link = await page.GetByRole(AriaRole.Button, new() { Name = "Link", Exact = true }).GetAttributeAsync("data-copy");
        var time = await page.Locator(".row.current .time").TextContentAsync();

        await page.GotoAsync(link!);

        await Expect(page.Locator(".row.current .time")).ToHaveTextAsync(time!);
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await PageAsync(path);
        await page.Locator(".row, .search li").First.WaitForAsync();
        return page;
    }
}
