using Microsoft.Playwright;
using Npgsql;
using TapBot.EndToEnd.Databases;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>An instance as an administrator registers it, in front of the PostgreSQL of <c>test.sh</c>: its figures come at once, and it goes at once.</summary>
public sealed class RegisteredDatabaseTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = "reg-" + Guid.NewGuid().ToString("n")[..8];

    [Fact]
    public async Task Database_RegisteredThenForgotten_ShowsFiguresAndIsGone()
    {
        var to = new NpgsqlConnectionStringBuilder(Server);
        await using var admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await WatchedDatabase.ExecuteAsync(admin, $"create role \"{id}\" login password 'pa;ss=word'; grant pg_monitor to \"{id}\"");
        try
        {
            var visit = await VisitAsync("/signin", signedIn: false);
            await visit.SignInAsync();
            var page = visit.Page;
            await visit.GoAsync("/databases");
            await page.GetByRole(AriaRole.Link, new() { Name = "Add a database" }).ClickAsync();
            await page.GetByLabel("Name in the portal").FillAsync(id);
            await page.GetByLabel("Host", new() { Exact = true }).FillAsync(to.Host!);
            await page.GetByLabel("Port", new() { Exact = true }).FillAsync(to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var monitor = page.GetByRole(AriaRole.Group, new() { Name = "Monitor" });
            await monitor.GetByLabel("Role").FillAsync(id);
            await monitor.GetByLabel("Password").FillAsync("wrong");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.GetByText($"refuses the password of {id}")).ToBeVisibleAsync();
            await monitor.GetByLabel("Password").FillAsync("pa;ss=word");
            await page.GetByRole(AriaRole.Button, new() { Name = "Try the log-ins" }).ClickAsync();
            await Expect(monitor.GetByText("gets in, PostgreSQL 16.")).ToBeVisibleAsync();
            await EveryPageTests.SoundAsync(page, "the form of a database", 1440);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(id);
            await Expect(page.Locator("canvas").First).ToBeVisibleAsync();
            await Expect(Result(page, id)).ToContainTextAsync($"let in: {id}.");

            await page.GetByRole(AriaRole.Button, new() { Name = $"Forget {id}" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = $"Forget {id}?" });
            await dialog.GetByRole(AriaRole.Textbox).FillAsync(id);
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
            await Expect(page.GetByText($"There is no database called {id}")).ToBeVisibleAsync();
            Assert.Contains(("databases.forget", id, "done"), await House.AuditAsync());
        }
        finally
        {
            await WatchedDatabase.ExecuteAsync(admin, $"drop role \"{id}\"");
        }
    }
}
