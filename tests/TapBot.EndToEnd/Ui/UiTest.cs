using Microsoft.Playwright;

namespace TapBot.EndToEnd.Ui;

/// <summary>What tests of controls have in common: pages that are closed with the test, so that none goes on working beside the tests that follow.</summary>
public abstract class UiTest(UiHost host) : IAsyncDisposable
{
    private readonly List<IPage> pages = [];

    private protected UiLogs Logs => host.Logs;

    /// <summary>Up to when the logs of the pages had written.</summary>
    private protected DateTimeOffset Written => host.Written;

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
            await page.Context.CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A page of its own, in a context of its own.</summary>
    private protected async Task<IPage> PageAsync(string path, ColorScheme scheme = ColorScheme.Dark, int width = 1440, int height = 900, string? address = null, float scale = 1)
    {
        var page = await host.OpenAsync(path, scheme, width, height, address, scale);
        pages.Add(page);
        return page;
    }
}
