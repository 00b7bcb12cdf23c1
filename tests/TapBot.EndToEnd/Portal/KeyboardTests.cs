using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Everything by keyboard: what the keys do, that they are told, and that one always sees where one is.</summary>
public sealed class KeyboardTests(PortalUnderTest portal) : PortalTest(portal)
{
    // What has the focus: its name, whether it is outlined, and whether it lies within the window.
    private const string Focused = """
        () => {
          const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
          return [e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim()).slice(0, 40), outlined, box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth].join('|');
        }
        """;

    /// <summary>The heading has the focus only because a page begins there; a table marks its row; and outside of the page the browser itself shows it.</summary>
    private static readonly string[] MarkedOtherwise = ["H1 ", "TABLE ", "BODY "];

    [Fact]
    public async Task QuestionMark_Containers_ListsTheKeysOfThisPage()
    {
        await Engine.RunAsync(Forever);
        var page = await OpenAsync("/containers");
        await Expect(page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("?");

        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        foreach (var text in new[] { "Go to or do", "Filter the list", "Move through the rows", "Open the details of the row", "Log of the row", "Restart the container of the row", "Go to: Containers" })
            await Expect(help.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task GThenLetter_OnAnyPage_GoesThere()
    {
        var page = await OpenAsync("/containers/events");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");

        await Expect(page).ToHaveURLAsync(new Regex("/containers$"));
    }

    [Fact]
    public async Task RussianLayout_LetterOfARow_DoesTheSame()
    {
        var name = await Engine.RunAsync(Forever);
        var page = await OpenListAsync(name);
        await Expect(page.Locator("table[data-keys]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Grid).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");

        await page.GetByRole(AriaRole.Grid).EvaluateAsync("e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'д', code: 'KeyL', bubbles: true, cancelable: true }))");

        await Expect(page).ToHaveURLAsync(new Regex($"/{name}/log$"));
    }

    [Fact]
    public async Task Tab_ThroughThePage_BeginsWithTheSkipLinkAndAlwaysShowsWhereItIs()
    {
        var name = await Engine.RunAsync(Forever);
        var page = await OpenAsync($"/containers/real/{name}?q={name}");
        await Expect(Details(page, name).GetByRole(AriaRole.Button, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.activeElement.blur()");
        var seen = new List<string>();
        for (var press = 0; press < 45; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string>(Focused));
        }

        Assert.Contains(seen, s => s.Contains("Skip to the content", StringComparison.Ordinal));
        Assert.Contains(seen, s => s.Contains("Close", StringComparison.Ordinal));
        Assert.Empty(seen.Where(s => !MarkedOtherwise.Any(m => s.StartsWith(m, StringComparison.Ordinal)) && !s.EndsWith("|true|true", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task SkipLink_Pressed_LeadsIntoTheContent()
    {
        var page = await OpenAsync("/containers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await page.EvaluateAsync<string>("() => document.activeElement.id"));
    }
}
