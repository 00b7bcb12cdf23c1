using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>The list of a real engine, live.</summary>
public sealed class ContainerListTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task List_ContainerRunAndRemoved_AppearsAndGoesWithinTwoSeconds()
    {
        var page = await OpenListAsync();
        await Expect(page.GetByText("live", new() { Exact = true }).First).ToBeVisibleAsync();

        var name = await Engine.RunAsync(Forever);
        await Expect(RowOf(page, name)).ToBeVisibleAsync(new() { Timeout = 2_000 });
        await Expect(RowOf(page, name)).ToContainTextAsync("Running");

        await Engine.DockerAsync("rm", "-f", name);
        await Expect(RowOf(page, name)).ToHaveCountAsync(0, new() { Timeout = 2_000 });
    }

    [Fact]
    public async Task List_TabHidden_IsDrawnWhenItIsSeenAgain()
    {
        const string Hide = "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }";
        var name = await Engine.RunAsync(Forever);
        var page = await OpenListAsync(name);
        await Expect(RowOf(page, name)).ToContainTextAsync("Running");
        var other = await OpenListAsync(name);

        await page.EvaluateAsync(Hide, true);
        await Engine.DockerAsync("pause", name);
        await Expect(RowOf(other, name)).ToContainTextAsync("Paused");
        await Expect(RowOf(page, name)).ToContainTextAsync("Running");

        await page.EvaluateAsync(Hide, false);
        await Expect(RowOf(page, name)).ToContainTextAsync("Paused", new() { Timeout = 2_000 });
        await Engine.DockerAsync("unpause", name);
    }

    [Fact]
    public async Task Filter_NameImageAndLabel_EachFinds()
    {
        var mark = Guid.NewGuid().ToString("n");
        var first = await Engine.RunAsync(Forever, "--label", $"test.mark={mark}");
        var second = await Engine.RunAsync(Forever, "--label", $"test.mark={mark}");
        var page = await OpenListAsync(mark);
        await Expect(RowOf(page, first)).ToBeVisibleAsync();
        await Expect(RowOf(page, second)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        var filter = page.GetByRole(AriaRole.Searchbox);
        await Expect(filter).ToBeFocusedAsync();
        await filter.FillAsync(first);
        await Expect(RowOf(page, second)).ToHaveCountAsync(0);
        await Expect(RowOf(page, first)).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex(first));
        await filter.FillAsync("sandbox/base running test.mark=" + mark);
        await Expect(RowOf(page, second)).ToBeVisibleAsync();
        await filter.FillAsync("no such thing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the filter" }).ClickAsync();
        await Expect(RowOf(page, first)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chips_StoppedAndAttention_ShowWhatTheySay()
    {
        var mark = Guid.NewGuid().ToString("n");
        var runs = await Engine.RunAsync(Forever, "--label", $"test.mark={mark}");
        var failed = await Engine.RunAsync("exit 3", "--label", $"test.mark={mark}");
        var page = await OpenListAsync(mark);
        await Expect(RowOf(page, failed)).ToContainTextAsync("Exited (3)");

        foreach (var (chip, shown, hidden) in new[] { ("Running", runs, failed), ("Stopped", failed, runs), ("Need attention", failed, runs) })
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($@"^{chip}\s*\d+$") }).ClickAsync();
            await Expect(RowOf(page, hidden)).ToHaveCountAsync(0);
            await Expect(RowOf(page, shown)).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Groups_ComposeProject_StandsAboveItsContainersAndFolds()
    {
        var project = "p" + Guid.NewGuid().ToString("n")[..8];
        var member = await Engine.RunAsync(Forever, "--label", "com.docker.compose.project=" + project, "--label", "com.docker.compose.service=web");
        var page = await OpenListAsync(project);
        var heading = page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"{project} 1 container") });
        await Expect(RowOf(page, member)).ToBeVisibleAsync();

        await heading.ClickAsync();
        await Expect(RowOf(page, member)).ToHaveCountAsync(0);
        await heading.ClickAsync();
        await Expect(RowOf(page, member)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Group by project" }).ClickAsync();
        await Expect(heading).ToHaveCountAsync(0);
        await Expect(RowOf(page, member)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_ArrowsEnterEscape_WalkOpenAndClose()
    {
        var mark = Guid.NewGuid().ToString("n");
        string[] names = [await Engine.RunAsync(Forever, "--label", $"test.mark={mark}"), await Engine.RunAsync(Forever, "--label", $"test.mark={mark}")];
        var page = await OpenListAsync(mark);
        await Expect(RowOf(page, names[0])).ToBeVisibleAsync();
        await Expect(RowOf(page, names[1])).ToBeVisibleAsync();

        var grid = page.GetByRole(AriaRole.Grid);
        await grid.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(grid).ToHaveAttributeAsync("aria-activedescendant", new Regex($"{names[0]}|{names[1]}"));
        var upper = names.Single((await grid.GetAttributeAsync("aria-activedescendant"))!.EndsWith);
        var lower = names.Single(n => n != upper);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(grid).ToHaveAttributeAsync("aria-activedescendant", new Regex(lower));
        await page.Keyboard.PressAsync("Enter");

        await Expect(Details(page, lower).GetByRole(AriaRole.Heading, new() { Name = lower })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/containers/real/{lower}"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(Details(page, lower)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Figures_BusyContainer_StandInItsRow()
    {
        var name = await Engine.RunAsync("while :; do :; done", "--cpus", "0.3", "--memory", "64m");
        var page = await OpenListAsync(name);

        await Expect(RowOf(page, name)).ToContainTextAsync(new Regex(@"[1-9](\.\d)?\s?%"));
        await Expect(RowOf(page, name)).ToContainTextAsync(new Regex(@"\d\s?[KM]iB"));
    }
}
