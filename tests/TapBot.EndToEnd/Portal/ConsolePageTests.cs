using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Api;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person writes and runs in the console, in front of the PostgreSQL of <c>test.sh</c>.</summary>
public sealed class ConsolePageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Place = $"/databases/{PortalUnderTest.Database}/console";

    [Fact]
    public async Task Text_TypedAndReloaded_IsThereAndNothingIsRunAgain()
    {
        var page = await OpenNewAsync();
        await TypeAsync(page, "select state, count(*) from orders group by state order by state; select * from nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run all" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("relation \"nowhere\" does not exist");
        await page.GetByRole(AriaRole.Button, new() { Name = "1 · select" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rows of result 1" })).ToContainTextAsync("placed");
        await EveryPageTests.SoundAsync(page, "console with a result", 1440);

        await page.ReloadAsync();

        await Expect(page.Locator(".cm-content")).ToContainTextAsync("select * from nowhere");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Results" })).ToHaveCountAsync(0);
    }

    /// <summary>Who makes no pause while writing is saved all the same, within a second of the first key.</summary>
    [Fact]
    public async Task Text_TypedWithoutAPause_IsSavedMeanwhile()
    {
        var page = await OpenNewAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var saved = new System.Collections.Concurrent.ConcurrentQueue<TimeSpan>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT" && request.Url.Contains("/tabs/", StringComparison.Ordinal))
                saved.Enqueue(clock.Elapsed);
        };
        await page.Locator(".cm-content").ClickAsync();
        clock.Restart();
        await page.Keyboard.TypeAsync("select 'never a moment of rest'", new() { Delay = 100 });
        var typed = clock.Elapsed;

        Assert.True(saved.Count(at => at < typed) >= 2, $"Saved after {string.Join(", ", saved)} of {typed}.");
        Assert.True(saved.First() < TimeSpan.FromSeconds(2), $"First saved after {saved.First()}.");
        await Expect(page.Locator("[data-saved]")).ToHaveTextAsync("saved");
    }

    [Fact]
    public async Task Script_WhileItRuns_StandsAsAListFromTheStart()
    {
        var page = await OpenNewAsync();
        await TypeAsync(page, "select 1; select pg_sleep(60); select 3");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        var steps = page.GetByRole(AriaRole.Region, new() { Name = "Statements of the script" }).GetByRole(AriaRole.Listitem);
        await Expect(steps).ToHaveTextAsync([new Regex(@"1select 1\s[\s\S]*done"), new Regex(@"2select pg_sleep[\s\S]*running"), new Regex(@"3select 3[\s\S]*waiting")]);
        await EveryPageTests.SoundAsync(page, "console with a script that runs", 1440);

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();

        await Expect(steps).ToHaveTextAsync([new Regex("done"), new Regex("cancelled"), new Regex("not run: statement 2 did not come to its end")]);
    }

    [Fact]
    public async Task Completion_OfAFunction_IsOffered()
    {
        var page = await OpenNewAsync();
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.TypeAsync("select generate_ser");

        await Expect(page.Locator(".cm-tooltip-autocomplete li").Filter(new() { HasText = "generate_series" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Text_OpenInTwoWindows_IsNotOverwrittenNorRunAsItIsNotShown()
    {
        var here = await OpenNewAsync();
        var visit = await VisitAsync(new Uri(here.Url).PathAndQuery);
        var there = visit.Page;
        await Expect(there.Locator("[data-saved]")).ToHaveTextAsync("saved");
        await TypeAsync(here, "select 'an hour of work'");

        await there.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(there.GetByRole(AriaRole.Alert)).ToContainTextAsync("changed elsewhere");
        await there.Locator(".cm-content").ClickAsync();
        await there.Keyboard.InsertTextAsync("select 1");

        await Expect(there.Locator("[data-saved]")).ToContainTextAsync("changed elsewhere");
        await here.ReloadAsync();
        await Expect(here.Locator(".cm-content")).ToContainTextAsync("an hour of work");
        visit.Forgive(c => c.Contains("status of 409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_InAnotherText_DoesNotBringBackTheFirst()
    {
        var page = await OpenNewAsync();
        await TypeAsync(page, "select 'first'");
        await page.GetByRole(AriaRole.Button, new() { Name = "New", Exact = true }).ClickAsync();
        await Expect(page.Locator(".cm-content")).Not.ToContainTextAsync("first");
        await Expect(page.Locator("[data-saved]")).ToHaveTextAsync("saved");

        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+z");

        await Expect(page.Locator(".cm-content")).Not.ToContainTextAsync("first");
    }

    [Fact]
    public async Task Rows_OfALongResult_ComePageByPageAndAsAFile()
    {
        var page = await OpenNewAsync();
        await TypeAsync(page, "select id, 'a \"b\"' as text, null as nothing from orders order by id");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText(new Regex(@"^1,000 rows\+"))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1,000 more rows" }).ClickAsync();
        await Expect(page.GetByText(new Regex(@"^2,000 rows\+"))).ToBeVisibleAsync();

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "All rows as CSV" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync((await file.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal(("\"id\",\"text\",\"nothing\"", "1,\"a \"\"b\"\"\",", 20_001), (lines[0], lines[1], lines.Length));
    }

    [Fact]
    public async Task WriteMode_OpenedWithAReason_ShowsItAndUndoesWhenAsked()
    {
        var page = await OpenNewAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write mode…" }).ClickAsync();
        await page.GetByLabel("Why").FillAsync("a test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open for 15 minutes" }).ClickAsync();
        await ConfirmWhoAsync(page);
        await Expect(page.GetByText("as tapbot_writer: a test")).ToBeVisibleAsync();
        await TypeAsync(page, "delete from orders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run and roll back" }).ClickAsync();
        await Expect(page.GetByText("Rolled back: nothing was kept.")).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex(@"^20,\d{3} rows changed"))).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Run and commit", Exact = true }).ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "DELETE on orders in shop?" });
        await Expect(question).ToContainTextAsync("There is no WHERE");
        await Expect(question.GetByRole(AriaRole.Button, new() { Name = "Run and commit" })).ToBeDisabledAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to reading" }).ClickAsync();
        await Expect(page.GetByText("Only reading.")).ToBeVisibleAsync();
        Assert.Contains(await House.AuditAsync(), a => a is ("databases.query.write", PortalUnderTest.Database, "done"));
    }

    [Fact]
    public async Task Api_Query_GivesTextsAndSaysWhatIsWrong()
    {
        var (_, answer) = await House.PostAsync($"/api/v1/databases/{PortalUnderTest.Database}/query", new { sql = "select 1 as a, null as b; select * from nowhere", database = "shop", limit = 10 });
        Assert.Equal("""[["1",null]]""", answer!["results"]![0]!["rows"]!.ToJsonString());
        Assert.Equal("42P01", (string?)answer["results"]![1]!["error"]!["sqlState"]);
        Assert.Equal("read", (string?)answer["end"]);

        var (refused, why) = await House.PostAsync($"/api/v1/databases/{PortalUnderTest.Database}/query", new { sql = "delete from orders", mode = "write" });
        Assert.Equal((409, "console.refused.notOpen"), ((int)refused, (string?)why!["code"]));
    }

    [Fact]
    public async Task History_SearchedByKeys_IsPutBackIntoATabOfItsOwnAndASavedQueryStays()
    {
        var (page, name) = (await OpenNewAsync(), "q" + Guid.NewGuid().ToString("n")[..8]);
        await TypeAsync(page, $"select '{name}' as first; select * from {name}");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not exist");

        await page.Keyboard.PressAsync("Alt+h");
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Past and saved queries" });
        await Expect(panel.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(name.ToUpperInvariant());
        await Expect(panel.Locator("[data-entry]")).ToHaveCountAsync(2);
        await Expect(panel.Locator("[data-entry]").First).ToContainTextAsync("failed 42P01");
        await EveryPageTests.SoundAsync(page, "console with its history", 1440);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Expect(panel).ToHaveCountAsync(0);
        await Expect(page.Locator(".cm-content")).ToHaveTextAsync($"select '{name}' as first");
        await Expect(page.Locator(".cm-content")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Saved", Exact = true }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save this query…" }).ClickAsync();
        await panel.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = name }).First).ToBeVisibleAsync();

        await page.ReloadAsync();

        await panel.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await Expect(panel.Locator("[data-entry]")).ToHaveCountAsync(1);
        await Expect(panel.Locator("[data-entry]")).ToContainTextAsync($"select '{name}' as first");
    }

    private async Task<IPage> OpenNewAsync()
    {
        var page = await OpenAsync(Place);
        await page.GetByRole(AriaRole.Button, new() { Name = "New", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("tab="));
        await page.GetByLabel("Database", new() { Exact = true }).SelectOptionAsync("shop");
        await Expect(page.Locator("[data-saved]")).ToHaveTextAsync("saved");
        return page;
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await Expect(page.Locator("[data-saved]")).ToHaveTextAsync("saved");
    }

    /// <summary>The sign-in of the house may be older than five minutes.</summary>
    private static async Task ConfirmWhoAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Is it you?" });
        await Expect(dialog.Or(page.GetByText("as tapbot_writer: a test"))).ToBeVisibleAsync();
        if (!await dialog.IsVisibleAsync())
            return;
        await dialog.GetByLabel("Password").FillAsync(PortalHouse.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
    }
}
