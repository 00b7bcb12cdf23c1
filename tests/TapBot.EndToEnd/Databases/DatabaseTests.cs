using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Databases;

/// <summary>The room of databases in front of the PostgreSQL of <c>test.sh</c>, with roles of the test's own.</summary>
public sealed class DatabaseTests : IAsyncLifetime
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;

    private string Monitor => As($"monitor_{id}");

    private string Table => $"t_{id}";

    public async ValueTask InitializeAsync()
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await Do($"""
            create role monitor_{id} login password 'x'; grant pg_monitor to monitor_{id};
            create role signal_{id} login password 'x'; grant pg_monitor, pg_signal_backend to signal_{id};
            create role blind_{id} login password 'x';
            create role full_{id} login password 'x' connection limit 0;
            create role worker_{id} login password 'x';
            create table {Table} (n int); insert into {Table} values (1); grant all on {Table} to worker_{id};
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await Do($"""
            select pg_terminate_backend(pid) from pg_stat_activity where usename like '%\_{id}';
            drop table {Table}; drop role monitor_{id}, signal_{id}, blind_{id}, full_{id}, worker_{id};
            """);
        await admin.DisposeAsync();
    }

    [Fact]
    public async Task Sampler_MonitorRole_FillsFiguresAndHistory()
    {
        await using var watched = new WatchedDatabase(Monitor);

        var seen = await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        var metrics = seen.Metrics!;
        Assert.StartsWith(await Ask<string>("select split_part(current_setting('server_version'), ' ', 1)"), seen.Version, StringComparison.Ordinal);
        Assert.Equal(new DatabaseRole($"monitor_{id}", false, true, false), seen.Role);
        Assert.Empty(seen.Missing);
        Assert.Equal(await Ask<int>("select current_setting('max_connections')::int"), metrics.ConnectionsLimit);
        Assert.InRange(metrics.ConnectionsUsed!.Value, 2, metrics.ConnectionsLimit);
        Assert.InRange(metrics.CacheHitRatio!.Value, 0.01, 1);
        Assert.Contains(metrics.Databases, d => d is { Name: "shop", Bytes: > 1_000_000 });
        Assert.NotNull(metrics.WalBytesPerSecond);
        Assert.NotNull(metrics.Locks);
        Assert.NotNull(watched.History.Find(DatabaseSeries.Of(WatchedDatabase.Name, "transactionsPerSecond")));
    }

    [Fact]
    public async Task Sampler_RoleWithoutGrants_SaysUnknownAndWhatIsMissing()
    {
        await using var watched = new WatchedDatabase(As($"blind_{id}"));

        var seen = await watched.UntilAsync(i => i.IsLive);

        Assert.Equal(LightColour.Unknown, seen.Colour);
        Assert.Equal($"grant pg_monitor to \"blind_{id}\";", seen.Missing["activity"].Arguments["grant"]);
        Assert.Null(seen.Metrics!.ConnectionsActive);
        Assert.InRange(seen.Metrics.ConnectionsUsed!.Value, 1, 100);
    }

    [Theory]
    [InlineData("monitor_{0}", "wrong", "shop", "databases.trouble.password")]
    [InlineData("nobody_{0}", "x", "shop", "databases.trouble.password")]
    [InlineData("monitor_{0}", "x", "no_such_database", "databases.trouble.noDatabase")]
    [InlineData("full_{0}", "x", "shop", "databases.trouble.full")]
    public async Task Sampler_LetInByNobody_SaysWhy(string user, string password, string database, string code)
    {
        var to = new NpgsqlConnectionStringBuilder(Server) { Username = string.Format(System.Globalization.CultureInfo.InvariantCulture, user, id), Password = password, Database = database };
        await using var watched = new WatchedDatabase(to.ConnectionString);

        var seen = await watched.UntilAsync(i => i.State is StreamState.Retrying);

        Assert.Equal((LightColour.Red, code), (seen.Colour, seen.Reason.Code));
    }

    [Fact]
    public async Task Sampler_TableLockedExclusively_GoesOn()
    {
        await using var locker = await LockAsync("locker");
        await using var watched = new WatchedDatabase(Monitor);

        var seen = await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        Assert.Empty(seen.Missing);
    }

    [Fact]
    public async Task Sessions_ChainOfLocks_AreATreeWithTheRootFirst()
    {
        await using var root = await LockAsync("root-" + id);
        await using var second = await WorkerAsync("second-" + id);
        var waits = WatchedDatabase.ExecuteAsync(second, $"begin; lock table {Table} in share mode; commit");
        await using var third = await WorkerAsync("third-" + id);
        await using var watched = new WatchedDatabase(As($"signal_{id}"));
        await watched.SessionsAsync(l => l.Sessions.Any(s => s.Application == "second-" + id && s.BlockedBy.Count > 0));
        var writes = WatchedDatabase.ExecuteAsync(third, $"insert into {Table} values (2)");

        var list = await watched.SessionsAsync(l => l.Locks.Any(n => n.Behind == 2));

        var node = Assert.Single(list.Locks, n => n.Session.Application == "root-" + id);
        Assert.True(node.Session.IsIdleInTransaction);
        var below = node.Waiting.SelectMany(w => w.Waiting.Prepend(w)).Select(w => w.Session).ToList();
        Assert.Contains(below, s => s.Application == "second-" + id && s.Wait is { Mode: "ShareLock", Kind: "relation" } wait && wait.Object == $"public.{Table}");
        Assert.Contains(below, s => s.Application == "third-" + id);

        Assert.IsType<Outcome.Done>(await watched.TerminateAsync(node.Session.Id));
        await waits;
        await writes;
    }

    [Fact]
    public async Task Cancel_IdleInTransaction_SaysThatItDoesNothing()
    {
        await using var idle = await LockAsync("idle-" + id);
        await using var watched = new WatchedDatabase(As($"signal_{id}"));

        var outcome = await watched.CancelAsync(await FindAsync(watched, "idle-" + id));

        Assert.Equal("databases.cancel.idleInTransaction", Assert.IsType<Outcome.Failed>(outcome).Statement.Code);
    }

    [Fact]
    public async Task Cancel_RunningStatement_EndsItAndKeepsTheSession()
    {
        await using var busy = await WorkerAsync("busy-" + id);
        var sleeps = WatchedDatabase.ExecuteAsync(busy, "select pg_sleep(100)");
        await using var watched = new WatchedDatabase(Monitor, signaller: As($"signal_{id}"));

        var outcome = await watched.CancelAsync(await FindAsync(watched, "busy-" + id, s => s.State == "active"));

        Assert.Equal("databases.cancel.done", Assert.IsType<Outcome.Done>(outcome).Statement.Code);
        Assert.Equal(PostgresErrorCodes.QueryCanceled, (await Assert.ThrowsAsync<PostgresException>(() => sleeps)).SqlState);
        await WatchedDatabase.ExecuteAsync(busy, "select 1");
    }

    [Fact]
    public async Task Terminate_OtherBeginning_TouchesNobody()
    {
        await using var bystander = await WorkerAsync("bystander-" + id);
        await using var watched = new WatchedDatabase(As($"signal_{id}"));
        var session = await FindAsync(watched, "bystander-" + id);

        var outcome = await watched.TerminateAsync(session with { StartedAt = session.StartedAt.AddMicroseconds(1) });

        Assert.Equal("databases.session.gone", Assert.IsType<Outcome.Failed>(outcome).Statement.Code);
        await WatchedDatabase.ExecuteAsync(bystander, "select 1");
    }

    [Fact]
    public async Task Terminate_WithoutTheRight_SaysWhichGrantIsMissing()
    {
        await using var worker = await WorkerAsync("worker-" + id);
        await using var watched = new WatchedDatabase(Monitor);

        var outcome = await watched.TerminateAsync(await FindAsync(watched, "worker-" + id));

        Assert.Equal("databases.session.privilege", Assert.IsType<Outcome.Failed>(outcome).Statement.Code);
        Assert.Equal($"grant pg_signal_backend to \"monitor_{id}\";", outcome.Statement.Arguments["grant"]);
        await WatchedDatabase.ExecuteAsync(worker, "select 1");
    }

    private static async Task<SessionId> FindAsync(WatchedDatabase watched, string application, Func<DatabaseSession, bool>? looks = null)
    {
        bool Is(DatabaseSession session) => session.Application == application && looks?.Invoke(session) != false;
        return (await watched.SessionsAsync(l => l.Sessions.Any(Is))).Sessions.Single(Is).Id;
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(Server) { Username = role, Password = "x" }.ConnectionString;

    private Task<NpgsqlConnection> WorkerAsync(string application) => WatchedDatabase.ConnectAsync(As($"worker_{id}"), application);

    /// <summary>A session that holds the table and waits for its client.</summary>
    private async Task<NpgsqlConnection> LockAsync(string application)
    {
        var connection = await WorkerAsync(application);
        await WatchedDatabase.ExecuteAsync(connection, "begin");
        await WatchedDatabase.ExecuteAsync(connection, $"lock table {Table} in access exclusive mode");
        return connection;
    }

    private Task Do(string statement) => WatchedDatabase.ExecuteAsync(admin, statement);

    private async Task<T> Ask<T>(string statement)
    {
        await using var command = new NpgsqlCommand(statement, admin);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
