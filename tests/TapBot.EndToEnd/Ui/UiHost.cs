using Microsoft.Playwright;
using TapBot.EndToEnd.Ui;

[assembly: AssemblyFixture(typeof(UiHost))]

namespace TapBot.EndToEnd.Ui;

/// <summary>A real browser, and a site with the portal's shell and controls on pages of the test.</summary>
public sealed class UiHost : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";
    private UiSite? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal UiLogs Logs { get; } = new();

    /// <summary>Up to when the logs of the pages had written.</summary>
    internal DateTimeOffset Written => site!.Written;

    public async ValueTask InitializeAsync()
    {
        site = await UiSite.StartAsync(Logs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("BROWSER_PATH") is { Length: > 0 } path ? path : Browser, Args = ["--no-sandbox", "--force-color-profile=srgb"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
    }

    /// <summary>A page of its own, in a context of its own.</summary>
    public async Task<IPage> OpenAsync(string path, ColorScheme scheme = ColorScheme.Dark, int width = 1440, int height = 900, string? address = null, float scale = 1)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address ?? site!.Address,
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = scale,
            TimezoneId = "Asia/Almaty",
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        return page;
    }
}
