using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What <see cref="EveryPageTests"/> does not reach by an address alone: the parts of a page full of data, and the set-up with its complaints.</summary>
public sealed class AccessibilityTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string[] Tabs = ["Overview", "Statistics", "Environment", "Mounts", "Networks", "Labels", "Health", "Events", "Inspect"];

    public static TheoryData<ColorScheme, int, int> Looks { get; } = new()
    {
        { ColorScheme.Dark, 1440, 900 }, { ColorScheme.Light, 1440, 900 }, { ColorScheme.Dark, 390, 844 }, { ColorScheme.Light, 360, 740 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Containers_ListDetailsAndLog_HaveNoFlaw(ColorScheme scheme, int width, int height)
    {
        var name = await Engine.RunAsync("printf '\\033[31mred\\033[0m \\033[1;34mblue\\033[0m\\n'; echo error: no luck >&2; sleep 1000",
            "--env", "TZ=UTC", "--volume", "/var/mount", "--network", "bridge", "--health-cmd", "echo fine", "--health-interval", "1s");
        var visit = await VisitAsync("/containers", new Look(scheme, width, height));
        var page = visit.Page;
        await Expect(RowOf(page, name)).ToContainTextAsync("Healthy");
        await EveryPageTests.SoundAsync(page, $"containers at {width}", width);

        await visit.GoAsync($"/containers/real/{name}");
        var details = Details(page, name);
        foreach (var tab in width > 1_000 ? Tabs : Tabs[..2])
        {
            await details.GetByRole(AriaRole.Button, new() { Name = tab, Exact = true }).ClickAsync();
            await Expect(details.GetByRole(AriaRole.Button, new() { Name = tab, Exact = true })).ToHaveAttributeAsync("aria-current", "true");
            await EveryPageTests.SoundAsync(page, $"{tab} at {width}", width);
        }

        await visit.GoAsync($"/containers/real/{name}/log");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("no luck");
        await EveryPageTests.SoundAsync(page, $"log at {width}", width);
    }

    [Fact]
    public async Task SetUp_Page_HasNoFlawInAnyLook()
    {
        await using var process = await PortalProcess.StartAsync(Engine.Address);
        foreach (var (scheme, width, height) in Looks.Select(l => l.Data))
        {
            await using var context = await Browser.NewContextAsync(new() { BaseURL = process.Address.ToString(), ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
            await using var visit = await Visit.BeginAsync(context);
            await visit.GoAsync(process.SetUp!.PathAndQuery);
            await EveryPageTests.SoundAsync(visit.Page, $"set-up at {width}", width);
            await visit.Page.GetByLabel("User name of the administrator").FillAsync("ann");
            await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();
            await Expect(visit.Page.GetByText("At least 15 characters.")).ToBeVisibleAsync();
            await EveryPageTests.SoundAsync(visit.Page, $"set-up refused at {width}", width);
            visit.Forgive(c => c.Contains("status of 400", StringComparison.Ordinal));
            visit.Praise();
        }
    }
}
