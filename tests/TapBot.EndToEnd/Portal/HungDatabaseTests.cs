using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;
using Npgsql;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Databases;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>A database that hangs is seen on its own pages; the rest of the portal does not feel it.</summary>
[Collection<BesideTests>]
public sealed class HungDatabaseTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Portal_DatabaseHangs_AnswersEverythingElseWithinASecond()
    {
        await using var server = await OwnPostgres.StartAsync();
        var monitor = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "tapbot_monitor" }.ConnectionString;
        await using var house = await PortalHouse.StartAsync(Browser, Engine.Address, "--TapBot:Databases:0:Name=hanging", "--TapBot:Databases:0:Server=real", $"--TapBot:Databases:0:ConnectionString={monitor}");
        await using var visit = await house.VisitAsync();
        await house.UntilAsync("/api/v1/databases/hanging", d => (string?)d["state"]!["state"] == "live");
        await visit.GoAsync("/containers");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await using var looker = await house.VisitAsync();
        await looker.GoAsync("/databases/hanging/sessions");

        var processes = await server.ProcessesAsync();
        await OwnPostgres.SignalAsync(processes, "STOP");
        try
        {
            await house.UntilAsync("/api/v1/databases/hanging", d => (string?)d["light"] == "red");
            var asked = new[] { "health", "settings" }.Select(p => house.AskAsync($"/api/v1/databases/hanging/{p}")).ToList();
            foreach (var address in new[] { "/api/v1/servers", "/api/v1/servers/real/containers", "/api/v1/databases", "/api/v1/databases/hanging", "/api/v1/lights", "/healthz" })
            {
                var clock = Stopwatch.StartNew();
                using var answer = await house.Api.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(clock.Elapsed < Quick && answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} after {clock.Elapsed}");
            }
            var watch = Stopwatch.StartNew();
            await visit.GoAsync("/containers");
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            TestContext.Current.SendDiagnosticMessage("containers while a database hangs: {0:0.00} s", watch.Elapsed.TotalSeconds);
            await Expect(looker.Page.GetByText("does not answer").First).ToBeVisibleAsync();
            Assert.All(await Task.WhenAll(asked), a => Assert.Equal(HttpStatusCode.BadGateway, a.Status));
        }
        finally
        {
            await OwnPostgres.SignalAsync(processes, "CONT");
        }
        await house.UntilAsync("/api/v1/databases/hanging", d => (string?)d["state"]!["state"] == "live");
        visit.Praise();
    }
}
