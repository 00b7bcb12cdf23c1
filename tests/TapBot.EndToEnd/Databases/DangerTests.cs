using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.EndToEnd.Databases;

/// <summary>What endangers the data of a server colours its light; what only waits for a restart does not.</summary>
[Collection<BesideTests>]
public sealed class DangerTests : IAsyncLifetime
{
    private OwnPostgres server = null!;

    private string Monitor => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "tapbot_monitor" }.ConnectionString;

    public async ValueTask InitializeAsync() => server = await OwnPostgres.StartAsync("fsync=on");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Light_SettingsThatLoseData_IsRedWithTheReason()
    {
        await using (var well = new WatchedDatabase(Monitor, seesDangers: true))
        {
            var seen = await well.NextAsync();
            Assert.Empty((await well.UntilAsync(i => i.Metrics!.At > seen.Metrics!.At)).Dangers);
        }
        await using var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await WatchedDatabase.ExecuteAsync(admin, "alter system set full_page_writes = off");
        await WatchedDatabase.ExecuteAsync(admin, "alter system set synchronous_commit = off");
        await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        await UntilAsync(admin, "select setting = 'off' from pg_settings where name = 'full_page_writes'");

        await using var watched = new WatchedDatabase(Monitor, seesDangers: true);
        var danger = await watched.UntilAsync(i => i.Dangers.Count > 0);

        Assert.Equal(["health.settings.full_page_writes", "health.settings.synchronous_commit"], danger.Dangers.Select(d => d.Says.Code));
        Assert.Equal((LightColour.Red, "health.settings.full_page_writes"), (danger.Colour, danger.Reason.Code));
    }

    [Fact]
    public async Task Settings_ChangeThatNeedsARestart_WaitsForItAndThenHolds()
    {
        await using var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await WatchedDatabase.ExecuteAsync(admin, "alter system set max_connections = 77");
        await WatchedDatabase.ExecuteAsync(admin, "alter system set shared_buffers = '24MB'");
        await WatchedDatabase.ExecuteAsync(admin, "alter system set work_mem = '5MB'");
        await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        await UntilAsync(admin, "select pending_restart from pg_settings where name = 'max_connections'");

        await using (var watched = new WatchedDatabase(Monitor))
        {
            var waiting = await watched.SettingsAsync();
            Assert.Equal(["max_connections", "shared_buffers"], waiting.Settings.Where(s => s.WaitsForRestart).Select(s => s.Name).Order(StringComparer.Ordinal));
            Assert.Equal(("100", "32MB", "5MB"), (Of(waiting, "max_connections"), Of(waiting, "shared_buffers"), Of(waiting, "work_mem")));
            var check = Assert.Single((await watched.HealthAsync([new SettingsRule()])).Checks);
            Assert.Equal(["max_connections", "shared_buffers"], check.Findings.Where(f => f.Says.Code == SettingsRule.Waits).Select(f => (string?)f.Says.Arguments["setting"]).Order(StringComparer.Ordinal));
        }
        await admin.DisposeAsync();
        await server.RestartAsync(() => Task.CompletedTask);

        await using var after = new WatchedDatabase(Monitor);
        var holding = await after.SettingsAsync();
        Assert.DoesNotContain(holding.Settings, s => s.WaitsForRestart);
        Assert.Equal(("77", "24MB"), (Of(holding, "max_connections"), Of(holding, "shared_buffers")));
    }

    private static string? Of(ServerSettingList list, string name) => Assert.Single(list.Settings, s => s.Name == name).Value;

    /// <summary>The server reads its configuration a moment after it was told to.</summary>
    private static async Task UntilAsync(NpgsqlConnection connection, string question)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        await using var command = new NpgsqlCommand(question, connection);
        while (await command.ExecuteScalarAsync(late.Token) is not true)
            late.Token.ThrowIfCancellationRequested();
    }
}
