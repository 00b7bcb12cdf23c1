using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Certificates;
using TapBot.EndToEnd.Proxy;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees and does on the page of certificates, in front of the TLS servers of <c>test.sh</c>.</summary>
public sealed class CertificatePageTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task List_ServedByARealServer_ShowsWhatFailsFirstAndWhy()
    {
        var page = await OpenAsync("/certificates");

        await Expect(RowOf(page, Zoo.At("expired.test"))).ToContainTextAsync("Renew it");
        await Expect(RowOf(page, Zoo.At("soon.test"))).ToContainTextAsync("Its renewal is overdue by");
        await Expect(RowOf(page, Zoo.At("valid.test"))).ToContainTextAsync("Valid");
        var rows = await page.GetByRole(AriaRole.Row).AllInnerTextsAsync();
        Assert.True(rows.ToList().FindIndex(r => r.Contains("expired.test", StringComparison.Ordinal)) < rows.ToList().FindIndex(r => r.Contains("valid.test", StringComparison.Ordinal)));
        await Expect(page.GetByText("SSL coverage")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Certificates" })).ToContainTextAsync("Critical");
    }

    [Fact]
    public async Task Details_OfAnEndpoint_ShowChainConnectionAndWebServer()
    {
        var page = await OpenAsync($"/certificates/{Zoo.At("valid.test")}");

        var details = Details(page, Zoo.At("valid.test"));
        await Expect(details).ToContainTextAsync("Sandbox Intermediate");
        await Expect(details).ToContainTextAsync("not revoked, says OCSP");
        await Expect(details).ToContainTextAsync("TLS 1.2, TLS 1.3");
        await Expect(details).ToContainTextAsync("HSTS");
        await EveryPageTests.SoundAsync(page, "details of a certificate", 1440);
    }

    [Fact]
    public async Task Details_CipherSuitesOnRequest_NameTheWeakOnes()
    {
        var address = $"/api/v1/certificates/{Uri.EscapeDataString(Zoo.At("rsa.test", "OLD_PORT"))}";
        using (var added = await House.Api.PostAsync(address + "/add", null, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var page = await OpenAsync($"/certificates/{Zoo.At("rsa.test", "OLD_PORT")}");
        var details = Details(page, Zoo.At("rsa.test", "OLD_PORT"));
        await details.GetByRole(AriaRole.Button, new() { Name = "List cipher suites" }).ClickAsync();

        await Expect(details.GetByText("Nobody should accept these")).ToContainTextAsync("_anon_", new() { Timeout = 60_000 });
        await Expect(details).ToContainTextAsync("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        await EveryPageTests.SoundAsync(page, "cipher suites", 1440);
        using var forgotten = await House.Api.PostAsync(address + "/forget", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, forgotten.StatusCode);
    }

    [Fact]
    public async Task OpenPage_ServerThatChangesItsCertificate_ShowsItWithinTwoSeconds()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var server = new LiveServer(now.AddDays(60));
        var page = await OpenAsync("/certificates");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add endpoint" }).ClickAsync();
        await page.GetByLabel("Endpoint", new() { Exact = true }).FillAsync("https://live.test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add endpoint" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("without https://");
        await page.GetByLabel("Endpoint", new() { Exact = true }).FillAsync(server.Endpoint);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add endpoint" }).ClickAsync();
        var details = Details(page, server.Endpoint);
        await Expect(details).ToContainTextAsync("It is signed with its own key");

        server.Show(now.AddDays(-1));
        using (var answer = await House.Api.PostAsync($"/api/v1/certificates/{Uri.EscapeDataString(server.Endpoint)}/check", null, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Expect(RowOf(page, server.Endpoint)).ToContainTextAsync("Expired", new() { Timeout = 2_000 });
        await Expect(details).ToContainTextAsync("Expired on", new() { Timeout = 2_000 });

        await details.GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
        await ConfirmAsync(page, $"Forget {server.Endpoint}?", "Forget");
        await Expect(Result(page, server.Endpoint).Filter(new() { HasText = "Forget" })).ToContainTextAsync("is not watched any more");
        await Expect(details).ToContainTextAsync("This endpoint is not watched any more.");
    }

    [Fact]
    public async Task Coverage_RouterWithoutValidTls_LeadsToTheRouterAndToItsCertificate()
    {
        var id = "c" + Guid.NewGuid().ToString("n")[..8];
        await using var traefik = await SandboxTraefik.StartAsync(Engine);
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, $"--TapBot:Proxy:Traefik:Api={traefik.Address}");
        await Engine.RunAsync(Forever, "--network", "bridge", "--label", $"traefik.http.routers.{id}.rule=Host(`{id}.invalid`)", "--label", $"traefik.http.routers.{id}.tls.certresolver=le",
            "--label", $"traefik.http.services.{id}.loadbalancer.server.port=80");
        await using var visit = await house.VisitAsync();
        await visit.GoAsync("/certificates");
        var page = visit.Page;
        // Other containers of the engine may have routers, too: all that are not covered are to be seen.
        var exception = page.Locator("li").Filter(new() { Has = page.Locator($"a.router[href*='{id}']") });
        await Expect(exception).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await EveryPageTests.SoundAsync(page, "coverage with exceptions", 1440);

        await exception.GetByRole(AriaRole.Link, new() { Name = id + ".invalid" }).ClickAsync();
        var details = Details(page, id + ".invalid");
        await Expect(details).ToContainTextAsync(new Regex("Nobody knows the name|The name server did not answer"));
        await details.GetByRole(AriaRole.Link, new() { Name = id + "@docker" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/proxy.*router={id}%40docker"));
        await Expect(Details(page, id + "@docker").GetByRole(AriaRole.Link, new() { Name = id + ".invalid" })).ToBeVisibleAsync();
        visit.Praise();
    }

    [Fact]
    public async Task Coverage_RouterServedOverValidTls_IsCovered()
    {
        var id = "c" + Guid.NewGuid().ToString("n")[..8];
        await using var traefik = await SandboxTraefik.StartAsync(Engine);
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, $"--TapBot:Proxy:Traefik:Api={traefik.Address}", $"--TapBot:Certificates:Roots:0={Zoo.Root}", $"--TapBot:Certificates:Endpoints:0={Zoo.At("valid.test")}");
        await Engine.RunAsync(Forever, "--network", "bridge", "--label", $"traefik.http.routers.{id}.rule=Host(`valid.test`)", "--label", $"traefik.http.routers.{id}.tls=true", "--label", $"traefik.http.routers.{id}.entrypoints=websecure",
            "--label", $"traefik.http.routers.{id}-plain.rule=Host(`valid.test`)", "--label", $"traefik.http.routers.{id}-plain.entrypoints=web", "--label", $"traefik.http.services.{id}.loadbalancer.server.port=80");
        await using var visit = await house.VisitAsync();
        await visit.GoAsync("/certificates");

        // Other containers of the engine may have routers, too. The plain one leads to HTTPS by its entry point: it is no router that serves anything.
        await Expect(visit.Page.GetByText(new Regex("of [0-9]+ web router")).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await UntilAsync(house, coverage => coverage.GetProperty("of").GetString() == "routers" && coverage.GetProperty("covered").GetInt32() >= 1 && !Missing(coverage).Any(r => r.Contains(id, StringComparison.Ordinal)));
        await Expect(visit.Page.Locator($"a.router[href*='{id}']")).ToHaveCountAsync(0);
        visit.Praise();
    }

    private static IEnumerable<string> Missing(JsonElement coverage) => coverage.GetProperty("missing").EnumerateArray().Select(m => m.GetProperty("router").GetString() ?? "");

    private static async Task UntilAsync(PortalHouse house, Func<JsonElement, bool> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!isSo(await house.Api.GetFromJsonAsync<JsonElement>("/api/v1/certificates/coverage", late.Token)))
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, late.Token);
    }

    [Fact]
    public async Task Russian_List_SpeaksRussian()
    {
        var page = await OpenAsync("/certificates");
        await page.GetByRole(AriaRole.Group, new() { Name = "Language" }).GetByRole(AriaRole.Button, new() { Name = "RU" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Сертификаты");
        await Expect(RowOf(page, Zoo.At("expired.test"))).ToContainTextAsync("Истёк");
    }
}
