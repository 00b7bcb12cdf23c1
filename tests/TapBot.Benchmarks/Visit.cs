using Microsoft.Playwright;

namespace TapBot.Benchmarks;

/// <summary>
/// What somebody at a browser waits for, in the browser's own time: until the frame after the one that has it, which is drawn by then. That is up to one frame (17 ms) too much.
/// </summary>
internal static class Visit
{
    /// <summary>Opens an address in a page of its own, which stays open.</summary>
    /// <param name="context">Somebody's browser.</param>
    /// <param name="address">What to open.</param>
    /// <param name="stands">A function of the browser that is true once the page has what is waited for.</param>
    /// <returns>The page, and the milliseconds from the navigation to what is waited for.</returns>
    public static async Task<(IPage Page, double Milliseconds)> OpenAsync(IBrowserContext context, string address, string stands)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync($"({Note})({stands}, 0)");
        var answer = await page.GotoAsync(address) ?? throw new InvalidOperationException($"{address} was not answered.");
        // What comes with the document can be looked at before there is a circuit, and does not answer yet.
        if ((await answer.TextAsync()).Contains("<main", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address} is drawn before its circuit is there: that it stands on the page does not say that it can be used.");
        return (page, await StoodAsync(page));
    }

    /// <summary>The same with a page that is closed afterwards.</summary>
    public static async Task<double> TimeAsync(IBrowserContext context, string address, string stands)
    {
        var (page, took) = await OpenAsync(context, address, stands);
        await page.CloseAsync();
        return took;
    }

    /// <summary>Presses a key, or several together as in Control+Enter, the last of which counts.</summary>
    /// <returns>The milliseconds from the moment the browser got it to what is waited for.</returns>
    public static async Task<double> PressAsync(IPage page, string key, string stands)
    {
        if (await page.EvaluateAsync<bool>($"() => Boolean(({stands})())"))
            throw new InvalidOperationException($"What {key} is to bring about stands there before: {stands}");
        await page.EvaluateAsync($$"""
            () => {
              window.stoodAt = undefined;
              addEventListener("keydown", function begin(e) {
                if (e.key === "Control") return;
                removeEventListener("keydown", begin, true);
                ({{Note}})({{stands}}, e.timeStamp);
              }, true);
            }
            """);
        await page.Keyboard.PressAsync(key);
        return await StoodAsync(page);
    }

    private static async Task<double> StoodAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => window.stoodAt !== undefined");
        return await page.EvaluateAsync<double>("() => window.stoodAt");
    }

    private const string Note =
        """
        (stands, begun) => {
          const look = () => requestAnimationFrame(stands() ? () => { window.stoodAt = performance.now() - begun; } : look);
          requestAnimationFrame(look);
        }
        """;
}
