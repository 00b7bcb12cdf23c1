using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Words and colours as the reader chose them.</summary>
public sealed class LanguageAndThemeTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task Language_Russian_HeadingsAreRussianAndStayAfterReload()
    {
        var page = await OpenAsync("/containers");
        await page.GetByRole(AriaRole.Group, new() { Name = "Language" }).GetByRole(AriaRole.Button, new() { Name = "RU" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Контейнеры");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Состояние" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("EN")]
    [InlineData("RU")]
    public async Task TrailOnAPhone_TimesAndTabs_AreShownInFull(string language)
    {
        var page = await OpenAsync("/administration/audit");
        await page.GetByRole(AriaRole.Button, new() { Name = language, Exact = true }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language.ToLowerInvariant());
        await page.SetViewportSizeAsync(360, 740);
        await Expect(page.Locator("td time").First).Not.ToBeEmptyAsync();

        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('td')].filter(d => d.querySelector('time') && d.scrollWidth > d.clientWidth).map(d => d.textContent)"));
        Assert.True(await page.EvaluateAsync<bool>("(t => t.scrollWidth <= t.clientWidth)(document.querySelector('main nav.seg'))"));
    }

    [Fact]
    public async Task Theme_Light_IsInTheFirstBytesOfThePage()
    {
        var page = await OpenAsync("/containers");
        var dark = await BackgroundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Light", Exact = true }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        var light = await BackgroundAsync(page);
        Assert.NotEqual(dark, light);

        // No flash: what is drawn first, before any script has run, is already light.
        var first = await page.APIRequest.GetAsync("/containers");
        Assert.Contains("data-theme=\"light\"", await first.TextAsync());
        await page.AddInitScriptAsync("window.colours = []; (function look() { if (document.body) window.colours.push(getComputedStyle(document.body).backgroundColor); requestAnimationFrame(look); })()");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal([light], await page.EvaluateAsync<string[]>("[...new Set(window.colours)]"));
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
