using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Databases;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Figures;

/// <summary>Charts in a real browser: a stretch drawn with the pointer, the cursor that all charts of a page share, marks where something happened.</summary>
public sealed class ChartTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");

    [Fact]
    public async Task Charts_OfADatabase_ZoomTogetherShareTheirCursorAndMarkWhatHappened()
    {
        await using (var admin = await WatchedDatabase.ConnectAsync(Server, "test"))
            await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        var page = await OpenAsync($"/databases/{PortalUnderTest.Database}");
        var (first, second) = (Chart(page, "Connections"), Chart(page, "Transactions"));
        // What is said of a chart is what is drawn.
        await Expect(Drawing(first)).ToHaveAttributeAsync("aria-label", new Regex("Marked: .*configuration read"), new() { Timeout = 40_000 });
        await Expect(Drawing(second)).ToHaveAttributeAsync("aria-label", new Regex("Marked: .*configuration read"));
        await Expect(Drawing(first)).ToHaveAttributeAsync("aria-label", new Regex(@"used: now \d+"));

        var plot = first.Locator(".u-over");
        await plot.ScrollIntoViewIfNeededAsync();
        var box = (await plot.BoundingBoxAsync())!;
        float At(double share) => (float)(box.X + (box.Width * share));
        var level = box.Y + (box.Height / 2);
        await page.Mouse.MoveAsync(At(0.5), level);
        await page.Mouse.MoveAsync(At(0.98), level, new() { Steps = 20 });
        await page.WaitForFunctionAsync("""
            () => {
              const [one, other] = ["Connections", "Transactions"].map(title => document.querySelector(`figure[aria-label="${title}"] [data-at]`).textContent.split(" · ")[0]);
              return one !== "" && one === other;
            }
            """);

        await Expect(Reset(first)).ToBeHiddenAsync();
        await page.Mouse.MoveAsync(At(0.6), level);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(At(0.995), level, new() { Steps = 10 });
        await page.Mouse.UpAsync();
        await Expect(Reset(first)).ToBeVisibleAsync();
        await Expect(Reset(second)).ToBeVisibleAsync();

        await Reset(second).ClickAsync();
        await Expect(Reset(first)).ToBeHiddenAsync();
        await Expect(Reset(second)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Table_OfAChart_NamesWhatHappened()
    {
        await using (var admin = await WatchedDatabase.ConnectAsync(Server, "test"))
            await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        var page = await OpenAsync($"/databases/{PortalUnderTest.Database}");
        var chart = Chart(page, "Transactions");
        await Expect(Drawing(chart)).ToHaveAttributeAsync("aria-label", new Regex("Marked: .*configuration read"), new() { Timeout = 40_000 });

        await chart.Locator("button[aria-pressed]").ClickAsync();

        await Expect(chart.GetByRole(AriaRole.Row).Filter(new() { HasText = "configuration read" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static ILocator Chart(IPage page, string title) => page.GetByRole(AriaRole.Figure, new() { Name = title, Exact = true });

    private static ILocator Drawing(ILocator chart) => chart.GetByRole(AriaRole.Img);

    private static ILocator Reset(ILocator chart) => chart.Locator("[data-reset]");
}
