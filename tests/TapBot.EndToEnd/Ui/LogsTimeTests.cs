using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Ui;

/// <summary>Time on the page of logs: the strip with a mouse, ranges, jumps, and the two clocks. The browser's zone is five hours ahead of UTC.</summary>
public sealed class LogsTimeTests(UiHost host) : UiTest(host)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(5);

    [Fact]
    public async Task Strip_Clicked_GoesToThatMoment()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        var strip = await StripAsync(page);

        var wanted = Written.AddMinutes(-10);
        await page.Mouse.ClickAsync(XOf(strip, wanted), strip.Y + (strip.Height / 2));

        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();
        await Expect(page.Locator(".row.current")).ToBeInViewportAsync();
        var at = AtOf(page.Url);
        Assert.InRange(at, wanted.AddMinutes(-2), wanted.AddMinutes(2));
        Assert.InRange(await AfterAsync(page.Locator(".row.current .time"), at), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Strip_Dragged_ShowsThatStretchOnly()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        var strip = await StripAsync(page);

        await page.Mouse.MoveAsync(XOf(strip, Written.AddMinutes(-3)), strip.Y + (strip.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(XOf(strip, Written.AddMinutes(-9)), strip.Y + (strip.Height / 2), new() { Steps = 5 });
        await Expect(page.Locator(".strip .range")).ToBeVisibleAsync();
        await page.Mouse.MoveAsync(XOf(strip, Written.AddMinutes(-15)), strip.Y + (strip.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();

        await Expect(page).ToHaveURLAsync(new Regex("since=.*&until="));
        var (since, until) = RangeOf(page.Url);
        Assert.InRange(until - since, TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(13));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "From–to" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".status .light")).ToHaveTextAsync("history");
        Assert.InRange(await AfterAsync(page.Locator(".row .time").First, since), TimeSpan.Zero, until - since);
        Assert.InRange(await AfterAsync(page.Locator(".row .time").Last, since), TimeSpan.Zero, until - since);
    }

    [Fact]
    public async Task Range_TypedOnTheReadersClock_StandsInTheAddressInUtc()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        var to = Whole(TimeProvider.System.GetUtcNow().AddMinutes(-10));
        await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();

        await page.Locator(".between input[name=from]").FillAsync(Local(to.AddMinutes(-5)));
        await page.Locator(".between input[name=to]").FillAsync(Local(to));
        await page.Locator(".between").GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("since="));
        Assert.Equal((to.AddMinutes(-5), to), RangeOf(page.Url));
        await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();
        await Expect(page.Locator(".between input[name=to]")).ToHaveValueAsync(Local(to));
    }

    [Fact]
    public async Task Range_OnlyItsEnd_BeginsWithTheFirstLine()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();
        await page.Locator(".between input[name=to]").FillAsync(Local(Whole(Written.AddMinutes(-28))));
        await page.Locator(".between").GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("[^e]until=[^&]*$"));
        await Expect(page.Locator(".status .light")).ToHaveTextAsync("history");
        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("[data-top]")).ToHaveTextAsync("beginning of the log");
        Assert.DoesNotContain("since=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_Chosen_ShowsTheFirstLineOnTheStripAndAtTheTop()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fold_worker&range=all");
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["the last words of a worker"]);
        await Expect(page.Locator(".times").GetByRole(AriaRole.Button, new() { Name = "All", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.Locator(".times").GetByRole(AriaRole.Button, new() { Name = "Live", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("source=server-2%2Fold_worker$"));
        await page.Locator(".times").GetByRole(AriaRole.Button, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("range=all$"));
        await Expect(page.Locator(".row .text")).ToHaveTextAsync(["the last words of a worker"]);
    }

    [Fact]
    public async Task FirstAndLast_Pressed_GoToBothEnds()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "First line" }).ClickAsync();
        await Expect(page.Locator("[data-top]")).ToHaveTextAsync("beginning of the log");
        await Expect(page.Locator("[data-press=follow][aria-pressed=false]")).ToBeVisibleAsync();

        if (!await page.GetByRole(AriaRole.Button, new() { Name = "Last line" }).IsVisibleAsync())
            await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Last line" }).ClickAsync();
        await Expect(page.Locator("[data-press=follow][aria-pressed=true]")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("postgres_db$"));
    }

    [Fact]
    public async Task Jump_ToATypedMoment_ShowsTheLineThere()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fpostgres_db");
        var moment = Whole(Written.AddMinutes(-20));
        await page.GetByRole(AriaRole.Button, new() { Name = "From–to" }).ClickAsync();
        await page.Locator(".between input[name=at]").FillAsync(Local(moment));
        await page.Locator(".between").GetByRole(AriaRole.Button, new() { Name = "Go", Exact = true }).ClickAsync();

        await Expect(page.Locator(".row.current")).ToBeInViewportAsync();
        Assert.Equal(moment, AtOf(page.Url));
        Assert.InRange(await AfterAsync(page.Locator(".row.current .time"), moment), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Zone_Switched_ShowsTheSameMomentOnTheOtherClock()
    {
        var page = await OpenAsync("/logs?source=server-2%2Fold_worker&range=all");
        var local = await AfterAsync(page.Locator(".row .time"), DateTimeOffset.UnixEpoch);

        await page.Locator("[data-press=zone-utc]").ClickAsync();
        await Expect(page.Locator("[data-press=zone-utc]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(local, await AfterAsync(page.Locator(".row .time"), DateTimeOffset.UnixEpoch - Zone));

        await page.Locator("[data-press=zone-local]").ClickAsync();
        await Expect(page.Locator("[data-press=zone-local]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(local, await AfterAsync(page.Locator(".row .time"), DateTimeOffset.UnixEpoch));
    }

    /// <summary>How long after a moment the shown time of day is, on the reader's clock.</summary>
    private static async Task<TimeSpan> AfterAsync(ILocator time, DateTimeOffset moment)
    {
        var shown = TimeSpan.Parse((await time.TextContentAsync())!, CultureInfo.InvariantCulture);
        return TimeSpan.FromTicks((shown - moment.ToOffset(Zone).TimeOfDay + TimeSpan.FromDays(1)).Ticks % TimeSpan.TicksPerDay);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static string Local(DateTimeOffset time) => time.ToOffset(Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset AtOf(string url) => DateTimeOffset.UnixEpoch.AddTicks(long.Parse(Regex.Match(url, @"[?&]at=(\d+)").Groups[1].Value, CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);

    private static (DateTimeOffset Since, DateTimeOffset Until) RangeOf(string url)
    {
        DateTimeOffset One(string name) => DateTimeOffset.Parse(Uri.UnescapeDataString(Regex.Match(url, $"[?&]{name}=([^&]*)").Groups[1].Value), CultureInfo.InvariantCulture);
        return (One("since"), One("until"));
    }

    /// <summary>Where a moment stands on the strip, which shows the last hour.</summary>
    private static float XOf(LocatorBoundingBoxResult strip, DateTimeOffset moment) =>
        strip.X + (strip.Width * (float)(1 - ((TimeProvider.System.GetUtcNow() - moment) / TimeSpan.FromHours(1))));

    private static async Task<LocatorBoundingBoxResult> StripAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Slider, new() { Name = "Lines by time" })).Not.ToHaveAttributeAsync("aria-valuemax", "0");
        return (await page.Locator(".strip canvas").BoundingBoxAsync())!;
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await PageAsync(path);
        await page.Locator(".row").First.WaitForAsync();
        return page;
    }
}
