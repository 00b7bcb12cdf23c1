using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.EndToEnd.Databases;

/// <summary>What the other checks look for, brought about and taken away on a small server of the test's own.</summary>
[Collection<BesideTests>]
public sealed class HealthScenarioTests : IAsyncLifetime
{
    private static readonly Func<NamedThreshold, Threshold> AtOnce = WatchedDatabase.AtOnce(DatabaseThresholds.LongStatements, DatabaseThresholds.OldestTransaction);

    private OwnPostgres server = null!;
    private NpgsqlConnection admin = null!;
    private string damaged = "";

    public async ValueTask InitializeAsync()
    {
        server = await OwnPostgres.StartAsync();
        await using (var first = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test"))
        {
            // Small enough that a few sessions, locks and rows are many; nothing cleans up by itself.
            foreach (var setting in new[] { "max_connections = 20", "max_locks_per_transaction = 10", "shared_buffers = '16MB'", "archive_mode = on", "archive_command = '/bin/false'", "autovacuum = off", "deadlock_timeout = '10ms'", "log_lock_waits = on" })
                await WatchedDatabase.ExecuteAsync(first, $"alter system set {setting}");
            await WatchedDatabase.ExecuteAsync(first, "create table damaged (n int); insert into damaged select generate_series(1, 1000)");
            await WatchedDatabase.ExecuteAsync(first, "checkpoint");
            await using var file = new NpgsqlCommand("select pg_relation_filepath('damaged')", first);
            damaged = (string)(await file.ExecuteScalarAsync())!;
        }
        await server.RestartAsync(DamageAsync);
        admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
    }

    public async ValueTask DisposeAsync()
    {
        await admin.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Checks_WhatIsReadFromCatalogs_FireAndClear()
    {
        await using var watched = new WatchedDatabase(server.ConnectionString, boundsOf: AtOnce);
        string[] checks = ["archiving", "autovacuumOff", "checkpoints", "checksums", "deadRows", "deadlocks", "lockTable", "logIn", "longStatements", "missingIndexes", "oldTransactions", "settings", "wraparound"];
        await Do("create table t (id int, n int) with (autovacuum_enabled = off); insert into t select g, g from generate_series(1, 30000) g");
        await Do("delete from t where id > 10000; create table parts (n int) partition by range (n)");
        for (var i = 0; i < 60; i++)
            await Do(string.Create(CultureInfo.InvariantCulture, $"create table part_{i} partition of parts for values from ({i}) to ({i + 1})"));
        await Do("analyze t");
        await Do("do $$ begin for i in 1..600 loop perform count(*) from t where n = i; end loop; end $$");
        for (var i = 0; i < 12; i++)
            await Do("checkpoint");
        await Do("select pg_switch_wal()");
        await Do("update pg_database set datfrozenxid = (4294967296 + txid_current() - 600000000)::text::xid where datname = 'template1'");
        await ReadDamagedAsync();
        await DeadlockAsync();
        await DeadlockAsync();
        await using var holder = await WatchedDatabase.ConnectAsync(server.ConnectionString, "holder");
        await WatchedDatabase.ExecuteAsync(holder, "begin; lock table parts in access exclusive mode");
        var sleeps = SleepAsync();

        var bad = await ReportAsync(watched, r => checks.All(c => Fires(r, c)));

        Assert.Equal("health.archiving.failing", Of(bad, "archiving").Sentence.Code);
        Assert.Equal((LightColour.Red, "health.checksums.row"), (Of(bad, "checksums").Colour, Of(bad, "checksums").Findings[0].Says.Code));
        Assert.Equal("health.wraparound.row", Of(bad, "wraparound").Findings[0].Says.Code);
        Assert.Equal("template1", Of(bad, "wraparound").Findings[0].Database);
        Assert.Contains(Of(bad, "missingIndexes").Findings, f => (string?)f.Says.Arguments["table"] == "public.t");
        Assert.Contains(Of(bad, "settings").Findings, f => f.Says.Code == "health.settings.autovacuum");
        Assert.Equal("health.logIn.superuser", Of(bad, "logIn").Findings[0].Says.Code);

        // The remedies that are the whole cure, as they stand there.
        await Do(Assert.Single(Of(bad, "longStatements").Findings, f => ((string?)f.Says.Arguments["who"])!.Contains("sleeper", StringComparison.Ordinal)).Remedy!);
        await Assert.ThrowsAsync<PostgresException>(() => sleeps);
        await WatchedDatabase.ExecuteAsync(holder, "rollback");
        foreach (var remedy in new[] { "deadRows", "settings", "autovacuumOff" }.SelectMany(c => Of(bad, c).Findings).Select(f => f.Remedy).OfType<string>().SelectMany(r => r.Split('\n')).Where(r => !r.StartsWith("--", StringComparison.Ordinal)))
            await Do(remedy);
        await Do("alter system set archive_command = '/bin/true'");
        await Do("select pg_reload_conf()");
        await Do("update pg_database set datfrozenxid = (select datfrozenxid from pg_database where datname = 'template0') where datname = 'template1'");
        await Do("drop table damaged; create index t_n on t (n)");
        await Do("analyze t");
        await Do("select pg_stat_reset()");
        await Do("select pg_stat_reset_shared('bgwriter')");
        await Do("select pg_switch_wal()");
        await using var modest = new WatchedDatabase(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "tapbot_monitor" }.ConnectionString, boundsOf: AtOnce);
        await ReportAsync(modest, r => checks.All(c => Of(r, c).Colour is LightColour.Green && !Fires(r, c)));
    }

    [Fact]
    public async Task Checks_WhatIsMeasured_FireAndClear()
    {
        await using var watched = new WatchedDatabase(server.ConnectionString);
        await Do("create table big (n int, filler text); insert into big select g, repeat('x', 500) from generate_series(1, 60000) g");
        await watched.UntilAsync(i => i.Metrics?.RollbacksPerSecond is not null);
        var crowd = new List<NpgsqlConnection>();
        for (var i = 0; i < 12; i++)
            crowd.Add(await WatchedDatabase.ConnectAsync(server.ConnectionString, "crowd"));
        using var calm = new CancellationTokenSource();
        var fails = FailAsync(crowd[0], calm.Token);
        var reads = ReadAsync(crowd[1], calm.Token);

        var bad = await ReportAsync(watched, r => Fires(r, "connections") && Fires(r, "rollbacks") && Fires(r, "cacheHit"));

        Assert.Contains(Of(bad, "rollbacks").Findings, f => f.Says.Code == "health.rollbacks.now");
        Assert.Equal("health.cacheHit", Of(bad, "cacheHit").Sentence.Code);

        await calm.CancelAsync();
        await Task.WhenAll(fails, reads);
        foreach (var one in crowd)
            await one.DisposeAsync();
        await ReportAsync(watched, r => new[] { "connections", "rollbacks", "cacheHit" }.All(c => Of(r, c).Colour is LightColour.Green));
    }

    [Fact]
    public async Task Checks_ReplicaFallsBehindAndIsLeftAlone_FireAndClear()
    {
        await using var replica = await server.ReplicaAsync();
        await admin.DisposeAsync();
        admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await using var primary = new WatchedDatabase(server.ConnectionString);
        await using var follower = new WatchedDatabase(replica.ConnectionString);
        await ReportAsync(primary, r => Of(r, "replication").Colour is LightColour.Green);
        await ReportAsync(follower, r => Of(r, "replication").Colour is LightColour.Green);
        await using var standby = await WatchedDatabase.ConnectAsync(replica.ConnectionString, "test");

        await WatchedDatabase.ExecuteAsync(standby, "select pg_wal_replay_pause()");
        await Do("create table much as select g, repeat('x', 1000) as x from generate_series(1, 30000) g");

        var behind = await ReportAsync(primary, r => Fires(r, "replication"));
        Assert.Equal("health.replication.row", Of(behind, "replication").Findings[0].Says.Code);
        Assert.Equal("health.replication.self", Of(await ReportAsync(follower, r => Fires(r, "replication")), "replication").Findings[0].Says.Code);

        await WatchedDatabase.ExecuteAsync(standby, "select pg_wal_replay_resume()");
        await ReportAsync(primary, r => Of(r, "replication").Colour is LightColour.Green);
        await ReportAsync(follower, r => Of(r, "replication").Colour is LightColour.Green);
    }

    private static HealthCheck Of(HealthReport report, string check) => report.Checks.Single(c => c.Name == check);

    /// <summary>True when it is worse than green, or has a hint about a table where hints are all it gives.</summary>
    private static bool Fires(HealthReport report, string check) =>
        Of(report, check).Colour > LightColour.Green || (check == "missingIndexes" && Of(report, check).Findings.Any(f => (string?)f.Says.Arguments.GetValueOrDefault("table") == "public.t"));

    /// <summary>Examines until the report is as asked for.</summary>
    private static async Task<HealthReport> ReportAsync(WatchedDatabase watched, Func<HealthReport, bool> isIt)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var report = await watched.HealthAsync(HealthRules.All);
            if (isIt(report))
                return report;
            if (clock.Elapsed > TimeSpan.FromSeconds(40))
                Assert.Fail(string.Join('\n', report.Checks.Select(c => $"{c.Name} {c.Colour} {c.Sentence} {string.Join(" | ", c.Findings.Select(f => f.Says))}")));
            await watched.NextAsync();
        }
    }

    private static async Task FailAsync(NpgsqlConnection connection, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            await Assert.ThrowsAsync<PostgresException>(() => WatchedDatabase.ExecuteAsync(connection, "select 1 / 0"));
    }

    private static async Task ReadAsync(NpgsqlConnection connection, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            await WatchedDatabase.ExecuteAsync(connection, "select count(*) from big");
    }

    /// <summary>The driver gives up a connection after this.</summary>
    private async Task ReadDamagedAsync()
    {
        await using var reader = await WatchedDatabase.ConnectAsync(server.ConnectionString, "reader");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => WatchedDatabase.ExecuteAsync(reader, "select count(*) from damaged"));
        Assert.Equal(PostgresErrorCodes.DataCorrupted, refused.SqlState);
    }

    private async Task SleepAsync()
    {
        await using var sleeper = await WatchedDatabase.ConnectAsync(server.ConnectionString, "sleeper");
        await WatchedDatabase.ExecuteAsync(sleeper, "select pg_sleep(600)");
    }

    private async Task DeadlockAsync()
    {
        await using var one = await WatchedDatabase.ConnectAsync(server.ConnectionString, "one");
        await using var other = await WatchedDatabase.ConnectAsync(server.ConnectionString, "other");
        await WatchedDatabase.ExecuteAsync(one, "begin; lock table customers");
        await WatchedDatabase.ExecuteAsync(other, "begin; lock table orders");
        var ends = await Task.WhenAll(AskAsync(one, "lock table orders"), AskAsync(other, "lock table customers"));
        Assert.Single(ends, PostgresErrorCodes.DeadlockDetected);
    }

    private static async Task<string?> AskAsync(NpgsqlConnection connection, string statement)
    {
        try
        {
            await WatchedDatabase.ExecuteAsync(connection, statement);
            return null;
        }
        catch (PostgresException refused)
        {
            // The other one waits for what this one holds.
            await WatchedDatabase.ExecuteAsync(connection, "rollback");
            return refused.SqlState;
        }
    }

    /// <summary>Writes over the rows of a table while the server is down.</summary>
    private async Task DamageAsync()
    {
        await using var file = File.OpenWrite(Path.Combine(server.Data, damaged));
        file.Seek(4096, SeekOrigin.Begin);
        await file.WriteAsync(new byte[1024]);
    }

    private Task Do(string statement) => WatchedDatabase.ExecuteAsync(admin, statement);
}
