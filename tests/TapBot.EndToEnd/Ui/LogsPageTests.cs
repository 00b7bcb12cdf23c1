using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>The page of logs over three containers in memory: everything that is chosen stands in the address, and the address brings it back.</summary>
public sealed class LogsPageTests(UiHost host) : UiTest(host)
{
    /// <summary>The rows in sight from the top on. One that the edge cuts in half or more is not in sight.</summary>
    private const string InSight = """
        () => {
          const { top, bottom } = document.querySelector('[data-scroller]').getBoundingClientRect(), rows = [];
          for (const row of document.querySelectorAll('.row')) {
            const at = row.getBoundingClientRect();
            if (at.top + at.height / 2 < top || at.top >= bottom) continue;
            rows.push({ at: at.top - top, time: row.querySelector('.time').textContent, text: row.querySelector('.text').textContent });
          }
          return rows.sort((one, other) => one.at - other.at);
        }
        """;

    private const string IsOfPostgres = "(row => /^(checkpoint|connection received|duration)/.test(row.text))";

    private const string FirstOfPostgres = $"({InSight})().find{IsOfPostgres}";

    /// <summary>Scrolls until the edge cuts so much of a row of postgres behind which there is another one.</summary>
    private const string Cut = $$"""
        cut => {
          const rows = ({{InSight}})(), of = {{IsOfPostgres}}, first = rows.find((row, i) => of(row) && rows[i + 1] && of(rows[i + 1]));
          document.querySelector('[data-scroller]').scrollTop += first.at + cut;
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

    /// <param name="cut">How many pixels of the first row are above the edge.</param>
    /// <param name="scale">How many points of the screen a pixel has.</param>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(6, 1)]
    [InlineData(14, 1)]
    [InlineData(6, 1.25)]
    public async Task Sources_AddedAndTakenOut_LeaveTheFirstLineAndTheOpenOneInPlace(int cut, float scale)
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db&source=server-2%2Fdirectus_app", scale);
        await Expect(page.Locator(".row.marker", new() { HasText = "started" })).ToBeVisibleAsync();
        await page.Locator("[data-scroller]").HoverAsync();
        await page.Mouse.WheelAsync(0, -1_500);
        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('.row.marker')");
        await page.Locator(".row", new() { HasText = "checkpoint" }).Nth(6).ClickAsync();
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Line" });
        await Expect(panel).ToBeVisibleAsync();
        await page.EvaluateAsync(Cut, cut);
        var first = (await page.EvaluateAsync<JsonElement>($"() => {FirstOfPostgres}")).Deserialize<Row>(JsonSerializerOptions.Web)!;

        await page.GetByRole(AriaRole.Button, new() { Name = "Take out directus_app" }).ClickAsync();
        await Expect(page.Locator(".row .source", new() { HasText = "directus_app" })).ToHaveCountAsync(0);
        await StaysAsync(page, first);

        await page.GetByRole(AriaRole.Button, new() { Name = "add", Exact = true }).ClickAsync();
        await page.Locator(".chooser").GetByRole(AriaRole.Button, new() { Name = "traefik" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".row .source", new() { HasText = "traefik" }).First).ToBeVisibleAsync();
        await StaysAsync(page, first);
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

    /// <summary>The first row of postgres that is in sight is the one that was, where it was: less than two pixels off, which is what two changes may round away.</summary>
    private static async Task StaysAsync(IPage page, Row before)
    {
        try
        {
            await page.WaitForFunctionAsync($"before => {{ const now = {FirstOfPostgres}; return now && now.time === before.time && Math.abs(now.at - before.at) < 2; }}", new { time = before.Time, at = before.At });
        }
        catch (TimeoutException)
        {
            var rows = (await page.EvaluateAsync<JsonElement>(InSight)).Deserialize<Row[]>(JsonSerializerOptions.Web)!;
            Assert.Fail($"{before} is not where it was, among\n{string.Join('\n', rows.AsEnumerable())}");
        }
    }

    private async Task<IPage> OpenAsync(string path, float scale = 1)
    {
        var page = await PageAsync(path, scale: scale);
        await page.Locator(".row, .search li").First.WaitForAsync();
        return page;
    }

    private sealed record Row(double At, string Time, string Text);
}
