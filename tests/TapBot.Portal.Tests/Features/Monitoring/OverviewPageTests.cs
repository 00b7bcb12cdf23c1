using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Shell;
using TapBot.Portal.Tests.Hosting;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Confirming;
using TapBot.Portal.Ui.Operations;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Monitoring;

[Speaking("en")]
public sealed class OverviewPageTests : UiContext, IAsyncLifetime
{
    private readonly PortalHost host = new();

    public async ValueTask InitializeAsync()
    {
        await host.SetUpAsync();
        await PortalHost.SignInAsync(host.Browser());
        var actor = await host.NewestActorAsync("ada");
        Services.AddSingleton<ActorAccessor>();
        Services.AddSingleton(host.Get<AccessGuard>());
        Services.AddSingleton(host.Get<CheckReader>());
        Services.AddSingleton(host.Get<OverviewReader>());
        Services.AddSingleton(host.Get<ContainerReader>());
        Services.AddSingleton(host.Get<MachineReader>());
        Services.AddSingleton(host.Get<DatabaseReader>());
        Services.AddSingleton(host.Get<CertificateReader>());
        Services.AddSingleton(host.Get<HistoryReader>());
        Services.AddSingleton(host.Get<OperationRunner>());
        Services.AddSingleton(host.Get<OperationCatalog>());
        Services.AddSingleton(new StepUpDesk(host.Get<StepUp>()));
        Services.AddSingleton<OperationDesk>();
        SignIn(actor);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public void Page_CheckThatFails_IsAmongWhatIsWrongAndInItsPart()
    {
        host.Get<CheckBroadcast>().Publish(Shop(LightColour.Red));
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("li"), l => l.TextContent.Contains("shop-api", StringComparison.Ordinal) && l.TextContent.Contains("status 502", StringComparison.Ordinal)));
        var row = page.FindAll("section tr").Single(r => r.TextContent.Contains("shop-api", StringComparison.Ordinal));
        Assert.Equal("https://shop.example/health", row.QuerySelector("td")!.GetAttribute("title"));
        Assert.Contains("41", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_SomethingWrong_NamesItFirstWithReasonSinceAndWay()
    {
        Publish(A.Container("web", project: "shop"), A.Container("vault", project: "bank", state: ContainerState.Exited, exitCode: 3));
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("li a"), a => a.GetAttribute("href") == "containers/server-1/vault"));
        var row = page.FindAll("li").Single(l => l.TextContent.Contains("vault", StringComparison.Ordinal));
        Assert.Contains("Critical", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("container · server-1", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(A.Noon.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), row.QuerySelector("time")!.GetAttribute("data-age"));
        Assert.Contains("critical", page.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("all is well", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_EngineThatHangs_SaysSoBesideTheCountWithItsAge()
    {
        Publish(A.Container("web"), A.Container("db", state: ContainerState.Exited));
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Equal("1 running of 2", Counted(page).TextContent.Trim()));

        host.Get<FleetBroadcast>().Publish(new FleetChange.ServerIs(new ServerState(A.Server(), new StreamState.Retrying(A.Noon, A.Noon, StreamReasons.Closed), Seen: A.Noon)));

        var late = Render<OverviewPage>();
        late.WaitForAssertion(() => Assert.StartsWith("1 running of 2 · no word from server-1", Counted(late).TextContent, StringComparison.Ordinal));
        Assert.Equal(A.Noon.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Counted(late).QuerySelector("time")!.GetAttribute("data-age"));
    }

    [Fact]
    public async Task Page_MaintenanceOfWhatIsStoppedOrGone_NamesItAndEndsIt()
    {
        Publish(A.Container("vault", state: ContainerState.Exited));
        foreach (var (name, hours) in new[] { ("vault", 1), ("gone", 2) })
            await host.Get<MaintenanceBook>().OpenAsync(new MaintenanceWindow($"container:server-1/{name}", host.Time.GetUtcNow(), host.Time.GetUtcNow().AddHours(hours), "new disk"), Scope.Of(A.Server(), "bank"));
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(["vault container · server-1", "gone container · server-1"], Windows(page).Select(w => w.QuerySelector(".what")!.TextContent)));
        Assert.All(Windows(page), w => Assert.Contains("new disk", w.TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("End maintenance container:server-1/vault", Windows(page)[0].QuerySelector("button")!.GetAttribute("aria-label")));
        await page.FindAll("[aria-labelledby=maintenance] button")[0].ClickAsync();
        await host.Time.PushUntilAsync(() => Windows(page) is [var left] && left.TextContent.Contains("gone", StringComparison.Ordinal), TimeSpan.FromMilliseconds(250));

        Services.GetRequiredService<NavigationManager>().NavigateTo(PortalUrls.Overview(A.Server("server-2")));
        var other = Render<OverviewPage>();
        other.WaitForAssertion(() => Assert.Contains("nothing is watched yet", other.Markup, StringComparison.Ordinal));
        Assert.Empty(Windows(other));
    }

    [Fact]
    public void Page_OfOneServer_LeavesTheOthersOut()
    {
        Publish(A.Container("vault", state: ContainerState.Exited, exitCode: 3));
        Services.GetRequiredService<NavigationManager>().NavigateTo(PortalUrls.Overview(A.Server("server-2")));
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("nothing is watched yet", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("vault", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NothingThere_SaysWhatWouldBeThereAndTheStep()
    {
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("article").Count(a => a.TextContent.Contains("not known", StringComparison.Ordinal))));
        Assert.Contains("TapBot:Proxy:Traefik:Api", page.FindAll("article")[0].TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("No PostgreSQL was found.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("TapBot:Certificates:Endpoints", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Database_ShowsGoalConnectionsAndAge()
    {
        host.Get<DatabaseBroadcast>().Publish(new DatabaseChange.Is(new DatabaseInstance
        {
            Name = DatabaseName.Parse("shop-db"), Scope = Scope.Of(A.Server(), "shop"), State = new StreamState.Live(A.Noon), Colour = LightColour.Green, Reason = Phrase.Of("databases.light.green"),
            Metrics = new DatabaseMetrics { At = A.Noon, CacheHitRatio = 0.99996, CacheHitWindow = 300, BlocksReadPerSecond = 500, ConnectionsUsed = 14, ConnectionsLimit = 100 },
        }));
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("99.99", page.FindAll("article")[1].QuerySelector(".big")!.TextContent, StringComparison.Ordinal));
        var card = page.FindAll("article")[1];
        Assert.Contains("14 of 100 connections of shop-db are used", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("5000", card.QuerySelector(".body time")!.GetAttribute("data-every"));
        Assert.Equal("databases/shop-db", card.QuerySelector("header a")!.GetAttribute("href"));
    }

    [Fact]
    public void Worries_ManyOfThem_ShowTheWorstAndAllOnRequest()
    {
        var lights = Enumerable.Range(0, 20).Select(i => new WatchedLight(LightKind.Container, $"container:server-1/c{i}", $"c{i}", Scope.Of(A.Server()), LightColour.Red, Phrase.Of("containers.state.unhealthy"), null)).ToList();
        var worries = Render<OverviewWorries>(p => p.Add(w => w.Lights, lights));

        Assert.Equal(6, worries.FindAll("li").Count);
        worries.Find("button").Click();
        Assert.Equal(20, worries.FindAll("li").Count);
        Assert.Equal("true", worries.Find("button").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Name_LongEndpoint_IsBrokenBetweenItsPartsAndNotWithinThePort()
    {
        const string Endpoint = "very-long-name.example.com:18443", Broken = "very-long-name<wbr>.example<wbr>.com<wbr>:18443<wbr>";
        var light = new WatchedLight(LightKind.Certificate, "certificate:" + Endpoint, Endpoint, Scope.Portal, LightColour.Red, Phrase.Of("certificates.reason.expired"), null);
        var window = new MaintenanceWindow(light.Key, A.Noon, A.Noon.AddHours(1), "new disk");

        var worries = Render<OverviewWorries>(p => p.Add(w => w.Lights, [light]));
        var maintenance = Render<OverviewMaintenance>(p => p.Add(m => m.Windows, [window]));

        Assert.Equal([Broken, Broken], new[] { worries.Find(".what a"), maintenance.Find(".what .strong") }.Select(n => n.InnerHtml.Trim()));
    }

    [Theory]
    [InlineData(LightKind.Server, "server-1", "servers/server-1")]
    [InlineData(LightKind.Engine, "server-1", "containers?server=server-1")]
    [InlineData(LightKind.Container, "web", "containers/server-1/web")]
    [InlineData(LightKind.Database, "shop", "databases/shop")]
    [InlineData(LightKind.Certificate, "münchen.test:8443", "certificates/xn--mnchen-3ya.test%3A8443")]
    [InlineData(LightKind.Proxy, "edge", "proxy")]
    [InlineData(LightKind.Check, "home", "checks/home")]
    public void Address_OfEachKind_IsItsPage(LightKind kind, string name, string address) =>
        Assert.Equal(address, LightAddress.Of(new WatchedLight(kind, "key", name, Scope.Of(A.Server()), LightColour.Red, Phrase.Of("x"), null)));

    private static AngleSharp.Dom.IElement Counted(IRenderedComponent<OverviewPage> page) => page.FindAll("section.part header").Single(h => h.QuerySelector("b")!.TextContent.Trim() == "Containers").QuerySelector(".muted")!;

    private static IReadOnlyList<AngleSharp.Dom.IElement> Windows(IRenderedComponent<OverviewPage> page) => page.FindAll("[aria-labelledby=maintenance] li");

    private void Publish(params Container[] containers) => host.Get<FleetBroadcast>().Publish(new FleetChange.Listed(new ServerState(A.Server(), new StreamState.Live(A.Noon)), containers));

    private static CheckState Shop(LightColour colour) => new()
    {
        Name = "shop-api", Url = "https://shop.example/health", Scope = Scope.Portal, Every = TimeSpan.FromMinutes(1), Colour = colour, Milliseconds = 40.2, At = A.Noon, Since = A.Noon, Failures = 2,
        Reason = Phrase.Of("monitoring.check.status", ("status", "502"), ("wanted", "200-299")),
    };
}
