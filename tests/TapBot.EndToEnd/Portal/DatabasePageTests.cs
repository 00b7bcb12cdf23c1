using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Databases;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees and does on the pages of databases, in front of the PostgreSQL of <c>test.sh</c>.</summary>
public sealed class DatabasePageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = "p" + Guid.NewGuid().ToString("n")[..8];

    [Fact]
    public async Task List_ConfiguredAndFound_ShowsFiguresAndWhatIsMissing()
    {
        var name = await Engine.RunAsync(Forever);
        await Engine.DockerAsync("tag", await Engine.DockerAsync("inspect", "-f", "{{.Config.Image}}", name), "sandbox/postgres:" + id);
        var found = $"t-{id}";
        try
        {
            await Engine.DockerAsync("run", "--detach", "--name", found, "sandbox/postgres:" + id, "sh", "-c", Forever);
            var page = await OpenAsync("/databases");

            await Expect(RowOf(page, PortalUnderTest.Database)).ToContainTextAsync(new Regex(@"16\.\d+"));
            await Expect(RowOf(page, found)).ToContainTextAsync("needs a log-in");
            await page.GetByRole(AriaRole.Link, new() { Name = found }).ClickAsync();

            await Expect(page.GetByText("grant pg_monitor to \"tapbot_monitor\";")).ToBeVisibleAsync();
        }
        finally
        {
            await Engine.DockerAsync("rm", "--force", found);
            await Engine.DockerAsync("rmi", "sandbox/postgres:" + id);
        }
    }

    [Fact]
    public async Task Dashboard_OfOne_ShowsFiguresWithCharts()
    {
        var page = await OpenAsync($"/databases/{PortalUnderTest.Database}");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(PortalUnderTest.Database);
        await Expect(page.GetByText(new Regex(@"of \d+ · \d+ active"))).ToBeVisibleAsync();
        await Expect(page.Locator("canvas").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "24 h" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("range=24h"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "24 h" })).ToHaveAttributeAsync("aria-current", "page");
    }

    [Fact]
    public async Task Locks_RootTerminated_LetsTheOthersGo()
    {
        await using var admin = await WatchedDatabase.ConnectAsync(Server, id);
        await WatchedDatabase.ExecuteAsync(admin, $"create table {id} (n int)");
        await using var root = await WatchedDatabase.ConnectAsync(Server, "root-" + id);
        var pid = root.ProcessID.ToString(CultureInfo.InvariantCulture);
        await WatchedDatabase.ExecuteAsync(root, "begin");
        await WatchedDatabase.ExecuteAsync(root, $"lock table {id}");
        await using var waiting = await WatchedDatabase.ConnectAsync(Server, "<b>waits</b>-" + id);
        var waits = WatchedDatabase.ExecuteAsync(waiting, $"insert into {id} values (1)");

        var page = await OpenAsync($"/databases/{PortalUnderTest.Database}/locks");
        await Expect(page.GetByText("<b>waits</b>-" + id)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Terminate {pid}", Exact = true }).ClickAsync();
        await ConfirmAsync(page, $"Terminate session {pid} on {PortalUnderTest.Database}?", "Terminate");

        await Expect(Result(page, pid)).ToContainTextAsync($"Session {pid} of postgres is gone from the server.");
        await waits;
        await Expect(page.GetByText("root-" + id)).ToHaveCountAsync(0);
        Assert.Equal([null, "done"], (await House.AuditAsync()).Where(a => a.Action == "databases.terminate" && a.Target == pid).Select(a => a.Outcome));
        await WatchedDatabase.ExecuteAsync(admin, $"drop table {id}");
    }

    [Fact]
    public async Task Api_SessionsAndCancel_TellWhatTheServerShows()
    {
        await using var idle = await WatchedDatabase.ConnectAsync(Server, id);
        await WatchedDatabase.ExecuteAsync(idle, "begin");
        await WatchedDatabase.ExecuteAsync(idle, "select 1");

        var sessions = await House.UntilAsync($"/api/v1/databases/{PortalUnderTest.Database}/sessions", l => l["sessions"]!.AsArray().Any(s => (string?)s!["application"] == id));
        var session = sessions["sessions"]!.AsArray().Single(s => (string?)s!["application"] == id)!;
        using var answer = await House.Api.PostAsync(new Uri($"/api/v1/databases/{PortalUnderTest.Database}/sessions/{session["id"]}/cancel", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal("idle in transaction", (string?)session["state"]);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("a cancel does nothing here", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (_, metrics) = await House.AskAsync($"/api/v1/databases/{PortalUnderTest.Database}/metrics");
        Assert.All(["cacheHitRatio", "connectionsUsed", "connectionsActive", "connectionsLimit"], m => Assert.NotNull(metrics[m]));
        Assert.Equal(HttpStatusCode.NotFound, (await House.AskAsync("/api/v1/databases/no-such/metrics")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await House.AskAsync("/api/v1/databases/%24x/metrics")).Status);
    }
}
