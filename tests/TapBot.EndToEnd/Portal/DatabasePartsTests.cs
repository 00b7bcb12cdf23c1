using Microsoft.Playwright;
using TapBot.EndToEnd.Api;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Health, statements and settings of a database, as people and scripts see them.</summary>
public sealed class DatabasePartsTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("health", "fsync is off: a crash of the machine destroys the data", "summary >> text=Settings")]
    [InlineData("statements", "select state, count(*) from orders group by state", null)]
    [InlineData("settings", "shared_preload_libraries", null)]
    public async Task Part_DarkDeskAndLightPhone_ShowsWhatThereIsAndHasNoFlaw(string part, string text, string? opens)
    {
        var page = await OpenAsync($"/databases/{PortalUnderTest.Database}/{part}");
        if (part != "health")
            await page.GetByRole(AriaRole.Searchbox).FillAsync(text);
        foreach (var (scheme, width, height) in new[] { (ColorScheme.Dark, 1440, 900), (ColorScheme.Light, 360, 740) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, height);
            if (opens is not null && width == 1440)
                await page.Locator(opens).ClickAsync();
            await Expect(page.GetByText(text).First).ToBeVisibleAsync();
            await EveryPageTests.SoundAsync(page, $"{part} {scheme} {width}", width);
        }
    }

    [Fact]
    public async Task Api_HealthStatementsAndSettings_TellTheSame()
    {
        var (_, health) = await House.AskAsync($"/api/v1/databases/{PortalUnderTest.Database}/health");
        var (_, statements) = await House.AskAsync($"/api/v1/databases/{PortalUnderTest.Database}/statements");
        var (_, settings) = await House.AskAsync($"/api/v1/databases/{PortalUnderTest.Database}/settings");

        Assert.Equal("red", (string?)health["light"]);
        var fsync = health["checks"]!.AsArray().Single(c => (string?)c!["check"] == "settings")!;
        Assert.Equal(("red", "health.settings.fsync"), ((string?)fsync["light"], (string?)fsync["findings"]![0]!["code"]));
        Assert.Contains("alter system set fsync = on;", (string?)fsync["remedy"], StringComparison.Ordinal);
        Assert.Contains(statements["statements"]!.AsArray(), s => (long)s!["calls"]! > 0 && (double)s["totalTime"]! > 0);
        Assert.Equal("off", (string?)settings["settings"]!.AsArray().Single(s => (string?)s!["name"] == "fsync")!["value"]);
    }
}
