using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Bars of parts that are wider than a phone.</summary>
public sealed class PartsTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string IsWide = "bar => bar.scrollWidth > bar.clientWidth";

    private const string IsInSight = """
        bar => {
          const place = bar.getBoundingClientRect(), part = bar.querySelector(':scope > [aria-current=page]')?.getBoundingClientRect();
          return !!part && part.left >= place.left - 1 && part.right <= place.right + 1;
        }
        """;

    [Theory]
    [InlineData("/proxy", "traffic", "Proxy")]
    [InlineData("/databases/" + PortalUnderTest.Database, "settings", PortalUnderTest.Database)]
    public async Task Bar_OnAPhone_ShowsThePartThatIsChosen(string first, string last, string name)
    {
        var page = await OpenAsync($"{first}/{last}", new Look(ColorScheme.Dark, 360, 740));
        var bar = page.GetByRole(AriaRole.Navigation, new() { Name = name, Exact = true });
        await Expect(bar).ToBeVisibleAsync();
        var handle = await bar.ElementHandleAsync();
        Assert.True(await bar.EvaluateAsync<bool>(IsWide));
        await page.WaitForFunctionAsync(IsInSight, handle);

        await bar.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(first) + "$"));
        await page.WaitForFunctionAsync(IsInSight, await bar.ElementHandleAsync());
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{last}$"));
        await page.WaitForFunctionAsync(IsInSight, await bar.ElementHandleAsync());

        await page.SetViewportSizeAsync(1440, 900);
        await page.SetViewportSizeAsync(360, 740);
        await page.WaitForFunctionAsync(IsInSight, await bar.ElementHandleAsync());
    }
}
