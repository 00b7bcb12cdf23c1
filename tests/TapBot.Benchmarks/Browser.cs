using Microsoft.Playwright;

namespace TapBot.Benchmarks;

/// <summary>Chromium without a window, as large as a common screen.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Starts the browser that BROWSER_PATH names, or the distribution's.</summary>
    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("BROWSER_PATH") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] }));
    }

    /// <summary>Somebody's own browser, signed in at a portal.</summary>
    public async Task<IBrowserContext> SignInAsync(Uri portal, string userName, string password)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = portal.ToString(), ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/signin");
        await page.FillAsync("#user-name", userName);
        await page.FillAsync("#password", password);
        await page.ClickAsync("form.door button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        await page.CloseAsync();
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
