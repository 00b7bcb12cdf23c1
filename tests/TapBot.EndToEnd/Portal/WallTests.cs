using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>A wall screen in front of a portal of its own: let in, cut off, back by itself, shut out.</summary>
public sealed class WallTests(WallHouse wall) : IClassFixture<WallHouse>
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("720p", 1280, 720), ("1080p", 1920, 1080), ("4k", 3840, 2160), ("portrait", 1080, 1920)];
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TAPBOT_TEST_PICTURES");
    private readonly PortalHouse house = wall.House;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screen_LetInByItsCode_ShowsTheBoardWithoutScrollingAnywhere()
    {
        await using var visit = await house.VisitAsync(new Look(ColorScheme.Light, 1920, 1080), signedIn: false);
        await visit.GoAsync("/wall/main");
        var code = visit.Page.Locator("#code");
        await Expect(code).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[3-9A-Z]{4}-[3-9A-Z]{4}$"));
        await PictureAsync(visit.Page, "pairing");
        await using var office = await house.VisitAsync();
        await office.GoAsync("/administration/screens?new=1");
        await office.Page.GetByLabel("Code on the screen").FillAsync((await code.TextContentAsync())!.ToLowerInvariant());
        await office.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Office");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Let it in" }).ClickAsync();

        await Expect(visit.Page.Locator(".tile").First).ToBeVisibleAsync();

        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync("live");
        await Expect(office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Office" })).ToContainTextAsync("Paired");
        foreach (var (name, width, height) in Sizes)
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            await visit.Page.WaitForFunctionAsync("size => document.getElementById('tiles').dataset.laid === size", $"{width}x{height}");
            Assert.Equal("", await visit.Page.EvaluateAsync<string>(Overflow));
            await PictureAsync(visit.Page, name);
        }
        visit.Praise();
        office.Praise();
    }

    [Fact]
    public async Task Portal_Stopped_TilesGrowOldAndComeBackByThemselves()
    {
        await using var visit = await PairedAsync("stopped");
        var page = visit.Page;
        await house.Process.SignalAsync("STOP");
        await page.Clock.RunForAsync(11_000);
        await Expect(page.Locator("#cut")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("NO CONNECTION 00:1[0-9]"));
        Assert.Equal(await page.Locator(".tile").CountAsync(), await page.Locator(".tile.late, .tile.stale").CountAsync());
        await PictureAsync(page, "cut-10s");
        await page.Clock.RunForAsync(30_000);
        Assert.Equal(await page.Locator(".tile").CountAsync(), await page.Locator(".tile.stale").CountAsync());
        await Expect(page.Locator(".tile .age").First).ToContainTextAsync("STALE since");
        await PictureAsync(page, "cut-40s");

        await house.Process.SignalAsync("CONT");

        await UntilBackAsync(page);
    }

    [Fact]
    public async Task Screen_Revoked_IsDarkWithinFiveSecondsAndShowsACode()
    {
        await using var visit = await PairedAsync("revoked");
        var screens = await house.Api.GetFromJsonAsync<JsonElement>("/api/v1/screens", Token);
        var start = Stopwatch.GetTimestamp();

        using var gone = await house.Api.DeleteAsync($"/api/v1/screens/{screens.EnumerateArray().Single(s => s.GetProperty("name").GetString() == "revoked").GetProperty("id").GetString()}", Token);

        gone.EnsureSuccessStatusCode();
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('.tile')");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Expect(visit.Page.Locator("#code")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Portal_KilledAndBackAfterTenMinutes_TheScreenSaysSoAndGoesOn()
    {
        await using var visit = await PairedAsync("away");
        var page = visit.Page;
        await house.Process.RestartAsync(async () =>
        {
            await page.Clock.FastForwardAsync(590_000);
            await page.Clock.RunForAsync(10_000);
            await Expect(page.Locator("#cut")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("NO CONNECTION 10:[0-9]{2}"));
            Assert.Equal(await page.Locator(".tile").CountAsync(), await page.Locator(".tile.stale").CountAsync());
        });

        await UntilBackAsync(page);
    }

    [Fact]
    [Trait(Soak.Trait, Soak.Only)]
    public async Task Portal_ReallyAwayForTenMinutes_TheScreenIsBackWithinHalfAMinute()
    {
        await using var visit = await PairedAsync("really away", ownClock: false);
        var cut = visit.Page.Locator("#cut");
        await house.Process.RestartAsync(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(10), TimeProvider.System, Token);
            await Expect(cut).ToContainTextAsync(new System.Text.RegularExpressions.Regex("NO CONNECTION (09:5[0-9]|10:0[0-9])"));
        });

        await Expect(cut).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(visit.Page.Locator(".tile.stale")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".tile").First).ToBeVisibleAsync();
    }

    /// <summary>A screen that was let in, on a clock of the test unless asked otherwise.</summary>
    private async Task<Visit> PairedAsync(string name, bool ownClock = true)
    {
        var visit = await house.VisitAsync(new Look(ColorScheme.Dark, 1920, 1080), signedIn: false);
        if (ownClock)
            await visit.Page.Clock.InstallAsync();
        await visit.GoAsync("/wall/main");
        await Expect(visit.Page.Locator("#code")).ToContainTextAsync("-");
        using var approved = await house.Api.PostAsJsonAsync("/api/v1/screens", new { code = await visit.Page.Locator("#code").TextContentAsync(), name }, Token);
        approved.EnsureSuccessStatusCode();
        await Expect(visit.Page.Locator(".tile").First).ToBeVisibleAsync();
        return visit;
    }

    /// <summary>Lets time pass for the page, and the portal answer in between, until nothing says that it is cut off.</summary>
    private static async Task UntilBackAsync(IPage page)
    {
        for (var tries = 0; await page.Locator("#cut").IsVisibleAsync(); tries++)
        {
            Assert.InRange(tries, 0, 40);
            await page.Clock.RunForAsync(1_000);
            await page.EvaluateAsync("() => fetch('healthz').catch(() => null)"); // as long as an answer takes
        }
        await Expect(page.Locator(".tile.stale")).ToHaveCountAsync(0);
        await Expect(page.Locator(".tile").First).ToBeVisibleAsync();
        await Expect(page.Locator("#live")).ToHaveTextAsync("live");
    }

    /// <summary>What is cut off or would have to be scrolled; empty when nothing is.</summary>
    private const string Overflow = """
        () => [...document.querySelectorAll("html, body, .stage, #tiles, .tile, .inside")]
          .filter(e => e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0 || document.documentElement.scrollHeight > innerHeight)
          .map(e => `${e.tagName}.${e.className} ${e.dataset.key ?? ""} ${e.scrollHeight}>${e.clientHeight}`).join("; ")
        """;

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"wall-{name}.png") });
    }
}
