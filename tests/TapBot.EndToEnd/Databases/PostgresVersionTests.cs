using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.EndToEnd.Databases;

/// <summary>Every statement that the room sends, on the versions that the rest of the tests does not run on.</summary>
[Collection<BesideTests>]
public sealed class PostgresVersionTests
{
    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task Room_OtherVersion_ReadsAllOfIt(int major)
    {
        await using var server = await OwnPostgres.StartAsync(major);
        await using var waiting = await WatchedDatabase.ConnectAsync(server.ConnectionString, "waiting");
        await using var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await WatchedDatabase.ExecuteAsync(admin, "create view busy as select customer_id, count(*) from orders group by customer_id; select pg_create_physical_replication_slot('kept', true)");
        await WatchedDatabase.ExecuteAsync(admin, "begin; lock table customers in access exclusive mode");
        var waits = WatchedDatabase.ExecuteAsync(waiting, "select count(*) from customers");

        await using (var watched = new WatchedDatabase(server.ConnectionString))
        {
            await FiguresAsync(watched, major);
            await SessionsAsync(watched);
            var health = await watched.HealthAsync(HealthRules.All);
            Assert.Empty(health.Checks.Where(c => c.Colour is LightColour.Unknown).Select(c => $"{c.Name}: {c.Sentence}"));
            Assert.Contains(health.Checks, c => c.Name == "slots" && c.Findings.Count == 1);
            var settings = await watched.SettingsAsync();
            Assert.Equal((null, "32MB"), (settings.Grant, settings.Settings.Single(s => s.Name == "shared_buffers").Value));
            await WatchedDatabase.ExecuteAsync(admin, "rollback");
            await waits;
            var statements = await watched.StatementsAsync();
            Assert.Null(statements.Missing);
            Assert.Contains(statements.Statements, s => s.Text == "select count(*) from customers" && s.Milliseconds > 0);
        }
        await ObjectsAsync(server.ConnectionString);
        await ConsoleAsync(server.ConnectionString);
    }

    private static async Task FiguresAsync(WatchedDatabase watched, int major)
    {
        var seen = await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        var metrics = seen.Metrics!;
        Assert.StartsWith($"{major}.", seen.Version, StringComparison.Ordinal);
        Assert.Empty(seen.Missing);
        Assert.All(
            new double?[]
            {
                metrics.ConnectionsActive, metrics.ConnectionsIdle, metrics.ConnectionsIdleInTransaction, metrics.ConnectionsWaiting, metrics.RollbacksPerSecond, metrics.BlocksReadPerSecond,
                metrics.RowsFetchedPerSecond, metrics.RowsReadPerSecond, metrics.RowsInsertedPerSecond, metrics.RowsUpdatedPerSecond, metrics.RowsDeletedPerSecond, metrics.TempBytesPerSecond, metrics.TempFilesPerSecond,
                metrics.DeadlocksPerSecond, metrics.WalBytesPerSecond, metrics.CheckpointsTimedPerSecond, metrics.CheckpointsRequestedPerSecond, metrics.Locks, metrics.LocksWaiting, metrics.Size,
            },
            f => Assert.NotNull(f));
        Assert.Equal("kept", Assert.Single(metrics.Slots!).Name);
        Assert.Empty(metrics.Replicas!);
    }

    private static async Task SessionsAsync(WatchedDatabase watched)
    {
        var list = await watched.SessionsAsync(l => l.Locks.Any(n => n.Waiting.Count > 0));

        Assert.Equal("waiting", Assert.Single(Assert.Single(list.Locks).Waiting).Session.Application);
    }

    private static async Task ObjectsAsync(string connectionString)
    {
        await using var rig = new ObjectRig(connectionString);
        Assert.Contains((await rig.InstanceAsync()).Roles, r => r.Name == "tapbot_reader");
        var list = await rig.ListAsync();
        foreach (var name in new[] { "orders", "busy", "orders_id_seq" })
        {
            var details = await rig.FindAsync(list.Objects.Single(o => o.Name == name).Id, withText: true);
            Assert.Contains(name, details!.Definition!.Text, StringComparison.Ordinal);
        }
        Assert.Contains(list.Extensions, e => e.Name == "pg_stat_statements");
    }

    private static async Task ConsoleAsync(string connectionString)
    {
        using var house = new ConsoleHouse(As(connectionString, "tapbot_reader"), As(connectionString, "tapbot_writer"));

        var (read, end, _) = await house.RunAsync("select count(*) from orders; explain (analyze, buffers, format json) select 1; update orders set state = 'paid' where id = 1; select 1");
        var (written, _, _) = await house.WriteAsync("update orders set state = 'paid' where id = 1");

        Assert.Equal("20000", read[0].Page.Rows[0][0]);
        Assert.Contains(read, r => r.Error?.SqlState is "42501" or "25006");
        Assert.NotNull(end);
        Assert.Null(Assert.Single(written).Error);
    }

    private static string As(string connectionString, string role) => new NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ConnectionString;
}
