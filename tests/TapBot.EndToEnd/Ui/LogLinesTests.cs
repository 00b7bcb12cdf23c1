using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Testing.Logs;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>What lines are made of: writers, markers, traces, fields, and the keys that lead through them.</summary>
public sealed class LogLinesTests(UiHost host) : UiTest(host)
{
    private const string Json = """{"level":30,"msg":"connection restored","user":{"id":7,"role":"editor"},"took":"12ms"}""";

    private static readonly LogOrigin Db = new(ServerName.Parse("server-2"), "postgres_db"), App = new(ServerName.Parse("server-2"), "directus_app", "stack", "directus", 1);

    [Fact]
    public async Task Writers_Two_HaveTheirNameAndColour()
    {
        var (page, _) = await OpenAsync(Lines.One(0) with { Origin = Db }, Lines.One(1) with { Origin = App }, Lines.One(2) with { Origin = Db });

        await Expect(page.Locator(".row .source")).ToHaveTextAsync(["postgres_db", "directus_app", "postgres_db"]);
        await Expect(page.Locator(".row .source").First).ToBeVisibleAsync();
        var colours = await page.Locator(".row .bar").EvaluateAllAsync<string[]>("bars => bars.map(b => getComputedStyle(b).backgroundColor)");
        Assert.Equal(colours[0], colours[2]);
        Assert.NotEqual(colours[0], colours[1]);
    }

    [Fact]
    public async Task Marker_AmongLines_IsNotCopied()
    {
        var (page, _) = await OpenAsync(Lines.One(0), LogMarker.At(Lines.Start + 500_000, LogMarker.Exited, "137"), Lines.One(1));

        await Expect(page.Locator(".row.marker .text")).ToHaveTextAsync("exited with code 137: killed");
        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        await page.GetByText("2 lines copied").WaitForAsync();
        Assert.Equal("line 0\nline 1", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Trace_InTwoBatches_IsFoldedUnfoldsAndIsCopiedWhole()
    {
        var (page, tail) = await OpenAsync(Lines.One(0, "Error: no luck", LineLevel.Error), Lines.One(1, "    at first (app.js:1:1)", LineLevel.Unknown));
        await Expect(page.Locator(".row")).ToHaveCountAsync(2);
        tail.Write(Lines.One(2, "    at second (app.js:2:1)", LineLevel.Unknown), Lines.One(3, "    at third (app.js:3:1)", LineLevel.Unknown), Lines.One(4, "after"));

        await Expect(page.Locator(".row")).ToHaveCountAsync(3);
        Assert.Equal("+2 lines", await page.Locator(".foldmark").GetAttributeAsync("data-words"));
        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        await page.GetByText("5 lines copied").WaitForAsync();

        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".foldmark").ClickAsync();
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["Error: no luck", "    at first (app.js:1:1)", "    at second (app.js:2:1)", "    at third (app.js:3:1)", "after"], new() { UseInnerText = false });
    }

    [Fact]
    public async Task Find_NextAndPrevious_GoRoundAndCount()
    {
        var (page, tail) = await OpenAsync([.. Enumerable.Range(0, 180).Select(n => Lines.One(n, n % 60 == 30 ? $"needle {n}" : $"line {n}"))]);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("needle");
        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("3 hits");

        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Locator(".row.current mark")).ToHaveTextAsync("needle");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("1 of 3");
        await page.Keyboard.PressAsync("Shift+N");
        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("3 of 3");
        tail.Write(Lines.One(180, "one more needle"));
        await Expect(page.Locator("[data-found]")).ToHaveTextAsync("3 of 4");
    }

    [Fact]
    public async Task JsonLine_ShowsItsMessageAndOpensWithAllFields()
    {
        var (page, _) = await OpenAsync(Lines.One(0, Json), Lines.One(1, "plain"));
        await Expect(page.Locator(".row .text").First).ToHaveTextAsync("connection restored   user={\"id\":7,\"role\":\"editor\"} took=12ms", new() { UseInnerText = false });

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Line" });
        await Expect(panel.Locator(".key")).ToHaveTextAsync(["level", "msg", "user.id", "user.role", "took"]);

        await panel.GetByRole(AriaRole.Button, new() { Name = "Without lines with this value of user.role" }).ClickAsync(new() { Force = true });
        await Expect(page.Locator("[data-condition]")).ToContainTextAsync("Key = user.role, Value = editor, Exclude = True");
        await panel.GetByRole(AriaRole.Button, new() { Name = "user.role as a column" }).ClickAsync(new() { Force = true });
        await Expect(page.Locator("[data-titles] button")).ToHaveTextAsync("user.role ×");
        await Expect(page.Locator(".row .values").First).ToHaveTextAsync("editor");

        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator(".row .text").First).ToHaveTextAsync(Json);
    }

    [Fact]
    public async Task Columns_Chosen_AreRemembered()
    {
        var (page, tail) = await OpenAsync(Lines.One(0, "level=info status=200 msg=fine"));
        await page.Locator(".row").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "status as a column" }).ClickAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "View", Exact = true }).ClickAsync();
        await page.GetByLabel("Time", new() { Exact = true }).UncheckAsync();
        await Expect(page.Locator(".row .time").First).ToBeHiddenAsync();

        var other = "log-" + Guid.NewGuid().ToString("N");
        Logs.Open(other).Write(Lines.One(0, "level=info status=500 msg=fine"));
        await page.GotoAsync("/log/" + other);

        await Expect(page.Locator(".row .values").First).ToHaveTextAsync("500");
        await Expect(page.Locator(".row .time").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Line_CopiedAsJson_IsAsTheApiGivesIt()
    {
        var (page, _) = await OpenAsync(Lines.One(7, Json, LineLevel.Warn, LogStream.Stderr) with { Origin = App });
        await page.Locator(".row").First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "JSON", Exact = true }).ClickAsync();
        await page.GetByText("Copied").First.WaitForAsync();

        var copied = JsonNode.Parse(await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"))!;
        Assert.Equal((Lines.One(7).Cursor.ToString(), "2026-11-22T14:00:00.007000000Z", "server-2/directus_app", "stderr", "warn", Json), ((string)copied["cursor"]!, (string)copied["time"]!, (string)copied["source"]!, (string)copied["stream"]!, (string)copied["level"]!, (string)copied["text"]!));
        Assert.Equal("editor", (string)copied["fields"]!["user.role"]!);
    }

    [Fact]
    public async Task Status_WhileLinesCome_TellsTheirRateAndLag()
    {
        var (page, tail) = await OpenAsync(Lines.One(0));
        await Expect(page.Locator("[data-status]")).ToHaveTextAsync("0 lines/s · nothing dropped");

        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        tail.Write(Enumerable.Range(0, 60).Select(n => Lines.One(n) with { Cursor = new LogCursor(now + n, 0) }));

        await Expect(page.Locator("[data-status]")).ToHaveTextAsync(new Regex(@"^30 lines/s · lag \d+\sms · nothing dropped$"));
        await Expect(page.Locator("[data-status]")).ToHaveTextAsync("0 lines/s · nothing dropped");
    }

    private async Task<(IPage Page, FakeLogTail Tail)> OpenAsync(params LogLine[] lines)
    {
        var name = "log-" + Guid.NewGuid().ToString("N");
        var tail = Logs.Open(name);
        tail.Write(lines);
        var page = await PageAsync("/log/" + name);
        await page.Locator(".row").First.WaitForAsync();
        return (page, tail);
    }
}
