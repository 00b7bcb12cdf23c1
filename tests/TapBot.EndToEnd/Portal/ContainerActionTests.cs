using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a click does to a real container, and what it says afterwards.</summary>
public sealed class ContainerActionTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task Restart_Confirmed_ShowsTheEvidenceAndTheEngineAgrees()
    {
        var name = await Engine.RunAsync(Forever);
        var before = await StartedAtAsync(name);
        var page = await OpenListAsync(name);

        await RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true }).ClickAsync();
        await ConfirmAsync(page, $"Restart {name} on real?", "Restart");

        await Expect(Result(page, name)).ToContainTextAsync(new Regex(@"Running again, started at \d\d:\d\d:\d\d"));
        Assert.NotEqual(before, await StartedAtAsync(name));
        Assert.Equal([null, "done"], (await House.AuditAsync()).Where(a => a.Action == "containers.restart" && a.Target == name).Select(a => a.Outcome));
    }

    [Fact]
    public async Task Restart_Cancelled_DoesNothing()
    {
        var name = await Engine.RunAsync(Forever);
        var before = await StartedAtAsync(name);
        var page = await OpenListAsync(name);

        await RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true }).ClickAsync();
        await ConfirmAsync(page, $"Restart {name}", "Cancel");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Result(page, name)).ToHaveCountAsync(0);
        Assert.Equal(before, await StartedAtAsync(name));
    }

    [Fact]
    public async Task StopStart_FromTheRow_EachShowsItsEffect()
    {
        var name = await Engine.RunAsync(Forever);
        var page = await OpenListAsync(name);

        await ChooseAsync(RowOf(page, name), name, "Stop");
        await ConfirmAsync(page, $"Stop {name} on real?", "Stop");
        await Expect(Result(page, "Stop")).ToContainTextAsync("with exit code 0");
        await RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Start {name}", Exact = true }).ClickAsync();

        await Expect(Result(page, "Start")).ToContainTextAsync("Running, started at");
        await Expect(RowOf(page, name)).ToContainTextAsync("Running");
    }

    [Fact]
    public async Task Remove_NeedsTheNameTyped_AndThenItIsGone()
    {
        var name = await Engine.RunAsync("true");
        var page = await OpenListAsync(name);
        await ChooseAsync(RowOf(page, name), name, "Remove");
        var dialog = page.GetByRole(AriaRole.Dialog);
        var remove = dialog.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true });

        await Expect(remove).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(name[..^1]);
        await Expect(remove).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(name);
        await remove.ClickAsync();

        await Expect(Result(page, name)).ToContainTextAsync("Removed.");
        await Expect(RowOf(page, name)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Bulk_TwoContainers_HaveAResultEach()
    {
        var mark = Guid.NewGuid().ToString("n");
        string[] names = [await Engine.RunAsync(Forever, "--label", $"test.mark={mark}"), await Engine.RunAsync(Forever, "--label", $"test.mark={mark}")];
        var before = await Task.WhenAll(names.Select(StartedAtAsync));
        var page = await OpenListAsync(mark);
        foreach (var name in names)
            await RowOf(page, name).GetByRole(AriaRole.Checkbox).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Restart", Exact = true }).ClickAsync();
        await ConfirmAsync(page, "Restart 2 containers?", "Restart");

        foreach (var name in names)
            await Expect(Result(page, name)).ToContainTextAsync("Running again, started at");
        Assert.All(await Task.WhenAll(names.Select(StartedAtAsync)), now => Assert.DoesNotContain(now, before));
    }

    [Fact]
    public async Task Start_ContainerDiesAgain_IsFailedWithItsLastLines()
    {
        var name = await Engine.RunAsync("echo reading settings; sleep 0.3; echo no configuration file >&2; exit 3");
        var page = await OpenListAsync(name);

        await RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Start {name}", Exact = true }).ClickAsync();

        await Expect(Result(page, name)).ToContainTextAsync("Failed");
        await Expect(Result(page, name)).ToContainTextAsync(new Regex("died again after .* with exit code 3"));
        await Expect(Result(page, name)).ToContainTextAsync("no configuration file");
    }
}
