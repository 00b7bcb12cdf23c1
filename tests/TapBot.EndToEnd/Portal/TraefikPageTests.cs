using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Proxy;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees of a Traefik, over the stand-in of the sandbox.</summary>
public sealed class TraefikPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private readonly string id = "p" + Guid.NewGuid().ToString("n")[..8];

    [Fact]
    public async Task Router_Opened_ShowsTheWayAndEachStepLeadsOn()
    {
        await using var traefik = await SandboxTraefik.StartAsync(Engine);
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, $"--TapBot:Proxy:Traefik:Api={traefik.Address}");
        var name = await Engine.RunAsync(Forever, "--network", "bridge", "--label", $"traefik.http.routers.{id}.rule=Host(`{id}.example`)", "--label", $"traefik.http.routers.{id}.middlewares={id}-login",
            "--label", $"traefik.http.services.{id}.loadbalancer.server.port=80", "--label", $"traefik.http.middlewares.{id}-login.basicauth.users=ann:$apr1$secret");
        await using var visit = await house.VisitAsync();
        await visit.GoAsync("/proxy");
        var page = visit.Page;

        await RowOf(page, id + "@docker").GetByRole(AriaRole.Link).First.ClickAsync();
        var panel = Details(page, id + "@docker");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = id + ".example" })).ToHaveAttributeAsync("href", $"http://{id}.example");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
        await Expect(panel.GetByText("per second")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        foreach (var (scheme, width, height) in new[] { (ColorScheme.Light, 1440, 900), (ColorScheme.Dark, 390, 844) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, height);
            await EveryPageTests.SoundAsync(page, $"the way of a request at {width}", width);
        }
        foreach (var part in new[] { "services", "middlewares", "entrypoints" })
        {
            await using var other = await house.VisitAsync(new Look(ColorScheme.Dark, 390, 844));
            await other.GoAsync("/proxy/" + part);
            await Expect(other.Page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
            await EveryPageTests.SoundAsync(other.Page, part, 390);
            other.Praise();
        }
        await page.SetViewportSizeAsync(1440, 900);
        await panel.GetByRole(AriaRole.Link, new() { Name = id + "-login@docker" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/proxy/middlewares"));
        await Expect(RowOf(page, id + "-login@docker")).ToContainTextAsync("basicAuth");
        await Expect(RowOf(page, id + "-login@docker")).ToContainTextAsync("users ••••••");

        await traefik.FaultAsync("errors");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is wrong" })).ToContainTextAsync("does not exist");
        Assert.False(visit.Received("apr1"));
        visit.Praise();
    }

    [Fact]
    public async Task Traffic_OverTime_IsDrawnAndSaidInEveryLook()
    {
        await using var traefik = await SandboxTraefik.StartAsync(Engine);
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, $"--TapBot:Proxy:Traefik:Api={traefik.Address}");
        await Engine.RunAsync(Forever, "--network", "bridge", "--label", $"traefik.http.routers.{id}.rule=Host(`{id}.example`)", "--label", $"traefik.http.services.{id}.loadbalancer.server.port=80");
        await using var visit = await house.VisitAsync();
        await visit.GoAsync("/proxy/traffic");
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Time shown" }).GetByRole(AriaRole.Link, new() { Name = "24 h" })).ToHaveAttributeAsync("aria-current", "page");
        await page.GetByRole(AriaRole.Link, new() { Name = "15 min" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/proxy/traffic\?range=15m$"));

        foreach (var (chart, unit) in new[] { ("Requests", "/s"), ("Answers 5xx", "%"), ("Response time", "ms") })
            await Expect(page.GetByRole(AriaRole.Figure, new() { Name = chart }).GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new Regex($"now [^,]*{unit}"), new() { Timeout = 40_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Table: Response time" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Table: Response time" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("ms", new() { Timeout = 40_000 });
        foreach (var (scheme, width, height) in new[] { (ColorScheme.Light, 1440, 900), (ColorScheme.Dark, 390, 844) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, height);
            await EveryPageTests.SoundAsync(page, $"traffic at {width}", width);
        }
        visit.Praise();
    }
}
