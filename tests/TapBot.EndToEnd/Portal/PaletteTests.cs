using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Going and doing by a few letters, in a real browser.</summary>
public sealed class PaletteTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task CtrlK_NameTyped_OpensTheContainerAndOffersItFirstNextTime()
    {
        var name = await Engine.RunAsync(Forever);
        var page = await OpenAsync("/containers/events");

        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex($"/containers/real/{name}$"));
        await Expect(Details(page, name)).ToBeVisibleAsync();
        await Expect(Palette(page)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(Palette(page).GetByRole(AriaRole.Option).First).ToContainTextAsync(name);
        await Expect(Palette(page).GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Palette(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Operation_Chosen_IsAskedAndDone()
    {
        var name = await Engine.RunAsync(Forever);
        var before = await StartedAtAsync(name);
        var page = await OpenAsync("/containers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to or do" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox).FillAsync($"rest {name[^4..]}");
        await Expect(Palette(page).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Enter");
        await ConfirmAsync(page, $"Restart {name} on real?", "Restart");

        await Expect(Result(page, name)).ToContainTextAsync("Running again, started at");
        Assert.NotEqual(before, await StartedAtAsync(name));
    }

    [Fact]
    public async Task Arrows_Pressed_WalkTheChoiceAndTheReaderHearsIt()
    {
        await Engine.RunAsync(Forever);
        var page = await OpenAsync("/containers");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("t-");
        var options = Palette(page).GetByRole(AriaRole.Option);
        await Expect(options.Nth(1)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(1).GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task RussianLayout_ShortcutAndWords_AreUnderstood()
    {
        var name = await Engine.RunAsync(Forever);
        var page = await OpenAsync("/containers");

        await page.EvaluateAsync("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }))");
        await page.GetByRole(AriaRole.Combobox).FillAsync("куыефке " + name);

        await Expect(Palette(page).GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Combobox).FillAsync("куыефке");
        await Expect(Palette(page).GetByRole(AriaRole.Option).First).ToContainTextAsync("Restart");
    }

    private static ILocator Palette(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Go to or do" });
}
