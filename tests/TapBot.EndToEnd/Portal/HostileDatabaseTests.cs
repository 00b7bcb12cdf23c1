using Microsoft.Playwright;
using Npgsql;
using TapBot.EndToEnd.Databases;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>Names and texts of a database with markup and quotes in them, on every page that shows them: they are text.</summary>
public sealed class HostileDatabaseTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string hostile = $"x'\"><img src=x onerror=document.title=1>{Guid.NewGuid().ToString("n")[..6]}";
    private NpgsqlConnection admin = null!, session = null!;

    /// <summary>The part that no SQL writes otherwise.</summary>
    private string Tail => hostile[3..];

    private string Quoted => $"\"{hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        if (session is not null)
            await session.DisposeAsync();
        if (admin is null)
            return;
        await WatchedDatabase.ExecuteAsync(admin, $"drop schema if exists {Quoted} cascade");
        await WatchedDatabase.ExecuteAsync(admin, "alter system reset log_line_prefix");
        await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        await admin.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sessions")]
    [InlineData("/locks")]
    [InlineData("/statements")]
    [InlineData("/health")]
    [InlineData("/settings")]
    public async Task Part_NamesWithMarkupAndQuotes_AreText(string part)
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await WatchedDatabase.ExecuteAsync(admin, $"create schema {Quoted}; create table {Quoted}.{Quoted} (n int) with (autovacuum_enabled = off)");
        await WatchedDatabase.ExecuteAsync(admin, $"select count(*) as {Quoted}, pg_sleep(3) from {Quoted}.{Quoted}"); // long enough to stand among the slowest
        session = await WatchedDatabase.ConnectAsync(Server, hostile);
        await WatchedDatabase.ExecuteAsync(session, $"begin; lock table {Quoted}.{Quoted}; select 1 as {Quoted}");
        await using var waiting = await WatchedDatabase.ConnectAsync(Server, hostile);
        var waits = WatchedDatabase.ExecuteAsync(waiting, $"select n as {Quoted} from {Quoted}.{Quoted}");
        await WatchedDatabase.ExecuteAsync(admin, $"alter system set log_line_prefix = '{hostile.Replace("'", "''", StringComparison.Ordinal)}'");
        await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");

        var visit = await VisitAsync($"/databases/{PortalUnderTest.Database}{part}");
        var page = visit.Page;
        if (part == "/health")
            await page.GetByRole(AriaRole.Button, new() { Name = "Check now", Exact = true }).ClickAsync();
        if (part is "/settings" or "/statements")
            await page.GetByRole(AriaRole.Searchbox).FillAsync(part == "/settings" ? "log_line_prefix" : Tail);

        await Expect(page.GetByText(Tail).First).ToBeAttachedAsync(new() { Timeout = 30_000 });
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        Assert.NotEqual("1", await page.TitleAsync());
        await WatchedDatabase.ExecuteAsync(session, "rollback");
        await waits;
    }
}
