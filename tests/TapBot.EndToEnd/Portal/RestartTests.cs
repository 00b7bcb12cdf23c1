using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What an open page goes through when the portal goes away under it, or when nobody looks at it for long.</summary>
public sealed class RestartTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Hide = "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }";

    [Fact]
    public async Task Portal_KilledAndStartedAgain_ThePageComesBackWhereItWas()
    {
        var name = await Engine.RunAsync(Forever, "--label", "test.place=here");
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address);
        await using var visit = await house.VisitAsync();
        var page = visit.Page;
        await visit.GoAsync($"/containers/real/{name}?q={name}&show=running");
        await Details(page, name).GetByRole(AriaRole.Button, new() { Name = "Labels", Exact = true }).ClickAsync();
        await Expect(Details(page, name).GetByText("test.place")).ToBeVisibleAsync();
        var address = page.Url;

        await house.Process.RestartAsync(async () =>
        {
            await Expect(page.GetByText("Connection to the portal lost")).ToBeVisibleAsync();
            await Expect(RowOf(page, name)).ToBeVisibleAsync(); // what was last seen stays readable
            // The page has not moved on yet, so what is typed now goes nowhere; it must not be lost.
            await page.GetByRole(AriaRole.Searchbox).FillAsync("");
            await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync(name[..6]);
        });

        await Expect(page.GetByText("Connection to the portal lost")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(Details(page, name).GetByText("test.place")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(Details(page, name).GetByRole(AriaRole.Button, new() { Name = "Labels", Exact = true })).ToHaveAttributeAsync("aria-current", "true");
        Assert.Contains("tab=labels", address, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Running") })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync(name[..6]);
        Assert.Equal(0, await page.GetByRole(AriaRole.Article).CountAsync());
        visit.Forgive(c => c.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) || c.Contains("WebSocket", StringComparison.Ordinal) || c.Contains("circuit", StringComparison.OrdinalIgnoreCase) || c.Contains("Failed to ", StringComparison.Ordinal) || c.Contains("Cannot send data", StringComparison.Ordinal));
        visit.Praise();
    }

    [Fact]
    public async Task Tab_HiddenForLong_GivesItsCircuitBackAndGoesOnInPlace()
    {
        var name = await Engine.RunAsync(Forever, "--label", "test.place=here");
        var page = await OpenAsync($"/containers/real/{name}?q={name}&tab=labels");
        await Expect(Details(page, name).GetByText("test.place")).ToBeVisibleAsync();
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dataset.pauseAfter = '0.5'");
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', e => (window.states ??= []).push(e.detail.state))");

        await page.EvaluateAsync(Hide, true);
        await page.WaitForFunctionAsync("() => window.states?.includes('paused')");
        await page.EvaluateAsync(Hide, false);

        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(Details(page, name).GetByText("test.place")).ToBeVisibleAsync();
        await Engine.DockerAsync("pause", name);
        await Expect(RowOf(page, name)).ToContainTextAsync("Paused");
        await Engine.DockerAsync("unpause", name);
    }
}
