using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Faults;

/// <summary>What a person sees while the engine is not there, hangs, dies and comes back.</summary>
[Collection<BesideTests>]
public sealed class EngineFaultTests(PortalUnderTest portal, FaultyEngine engine) : PortalTest(portal)
{
    [Fact]
    public async Task Engine_AbsentHungKilled_IsSaidAndHealsByItself()
    {
        await engine.StopAsync();
        await using var house = await PortalHouse.StartAsync(Browser, engine.Address);
        await using var visit = await house.VisitAsync();
        await visit.GoAsync("/containers");
        var page = visit.Page;
        var banner = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "No connection" });
        await Expect(banner).ToContainTextAsync("No engine listens for real", new() { Timeout = 10_000 });

        await using var real = await engine.StartAsync();
        var name = await real.RunAsync(Forever);
        await Expect(RowOf(page, name)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(banner).ToHaveCountAsync(0);

        var watch = Stopwatch.StartNew();
        await engine.PauseAsync();
        try
        {
            await Expect(banner).ToBeVisibleAsync(new() { Timeout = 10_000 });
            Say("hung: said after", watch);
            await IsStaleAsync(house, page, name);
        }
        finally
        {
            watch.Restart();
            await engine.ResumeAsync();
        }
        await IsLiveAsync(house, page, name, banner);
        Say("resumed: live after", watch);

        watch.Restart();
        await engine.KillAsync();
        await Expect(banner).ToBeVisibleAsync(new() { Timeout = 10_000 });
        Say("killed: said after", watch);
        await IsStaleAsync(house, page, name);
        watch.Restart();
        await engine.StartAsync();
        await IsLiveAsync(house, page, name, banner);
        Say("started again: live after", watch);
        visit.Praise();
    }

    private static void Say(string what, Stopwatch watch) => TestContext.Current.SendDiagnosticMessage("{0} {1:0.0} s", what, watch.Elapsed.TotalSeconds);

    /// <summary>The last rows stand there with their age, nothing can be pressed, and the API says the same.</summary>
    private static async Task IsStaleAsync(PortalHouse house, IPage page, string name)
    {
        await Expect(RowOf(page, name)).ToBeVisibleAsync();
        await Expect(page.GetByText(new Regex(@"what is shown is this old:\s*\d+\s?s"))).ToBeVisibleAsync();
        var restart = RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true });
        await Expect(restart).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(restart).ToHaveAttributeAsync("title", new Regex("does not answer"));
        var (_, container) = await house.AskAsync($"/api/v1/servers/real/containers/{name}");
        Assert.Equal(("false", "unknown"), (container["live"]!.ToJsonString(), (string?)container["light"]));
        var (status, problem) = await house.DoAsync(name, "restart");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "engine.lost"), (status, (string?)problem["code"]));
    }

    private static async Task IsLiveAsync(PortalHouse house, IPage page, string name, ILocator banner)
    {
        await Expect(banner).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(RowOf(page, name).GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true })).Not.ToHaveAttributeAsync("aria-disabled", "true");
        Assert.True((bool)(await house.SeenAsync(name))["live"]!);
    }
}
