using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Databases;

/// <summary>A PostgreSQL that hangs, crashes and comes back.</summary>
[Collection<BesideTests>]
public sealed class DatabaseFaultTests : IAsyncLifetime
{
    private OwnPostgres server = null!;

    public async ValueTask InitializeAsync() => server = await OwnPostgres.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Sampler_ServerHangsAndCrashes_SaysSoWithinTenSecondsAndComesBack()
    {
        await using var watched = new WatchedDatabase(server.ConnectionString);
        await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);
        var processes = await server.ProcessesAsync();

        await OwnPostgres.SignalAsync(processes, "STOP");
        var hung = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        await OwnPostgres.SignalAsync(processes, "CONT");
        await watched.UntilAsync(i => i.IsLive, seconds: 25);
        await OwnPostgres.SignalAsync([processes[0]], "QUIT");
        var crashed = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        await server.StartAgainAsync();
        var back = await watched.UntilAsync(i => i.IsLive && i.Metrics!.StartedAt > hung.Metrics!.StartedAt, seconds: 40);

        Assert.Equal((LightColour.Red, "databases.trouble.silent"), (hung.Colour, hung.Reason.Code));
        Assert.NotNull(hung.Metrics);
        Assert.Equal(LightColour.Red, crashed.Colour);
        Assert.Null(back.Metrics!.TransactionsPerSecond);
    }

    [Fact]
    public async Task Sampler_NetworkSwallowsAll_SaysSoWithinTenSecondsAndComesBack()
    {
        await using var watched = new WatchedDatabase(server.ConnectionString);
        await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        await server.IsolateAsync();
        var silent = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        var again = await watched.UntilAsync(i => i.State is StreamState.Retrying later && later.At > ((StreamState.Retrying)silent.State).At, seconds: 20);
        await server.RejoinAsync();
        var back = await watched.UntilAsync(i => i.IsLive, seconds: 40);

        Assert.Equal((LightColour.Red, "databases.trouble.silent"), (silent.Colour, silent.Reason.Code));
        Assert.Equal((LightColour.Red, "databases.trouble.silent"), (again.Colour, again.Reason.Code));
        Assert.NotNull(silent.Metrics);
        Assert.True(back.Metrics!.At > silent.Metrics!.At);
    }

    [Fact]
    public async Task Sampler_PasswordIsChanged_SaysSoAndComesBackWhenItIsRightAgain()
    {
        await using var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await WatchedDatabase.ExecuteAsync(admin, "create role changing login password 'one'; grant pg_monitor to changing");
        await using var watched = new WatchedDatabase(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "changing", Password = "one" }.ConnectionString);
        await watched.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        await WatchedDatabase.ExecuteAsync(admin, "alter role changing password 'two'; select pg_terminate_backend(pid) from pg_stat_activity where usename = 'changing'");
        var refused = await watched.UntilAsync(i => i.State is StreamState.Retrying && i.Reason.Code == "databases.trouble.password", seconds: 10);
        await WatchedDatabase.ExecuteAsync(admin, "alter role changing password 'one'");
        var back = await watched.UntilAsync(i => i.IsLive, seconds: 40);

        Assert.Equal((LightColour.Red, "changing"), (refused.Colour, refused.Reason.Arguments["user"]));
        Assert.NotNull(refused.Metrics);
        Assert.True(back.Metrics!.At > refused.Metrics!.At);
    }

    [Fact]
    public async Task Sampler_ReplicaTakesThePlaceOfItsPrimary_IsFollowedThere()
    {
        await using var replica = await server.ReplicaAsync();
        await using var address = new WatchedDatabase(server.ConnectionString);
        await using var follower = new WatchedDatabase(replica.ConnectionString);
        var before = await address.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);
        var behind = await follower.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        await OwnPostgres.SignalAsync([(await server.ProcessesAsync())[0]], "QUIT");
        var lost = await address.UntilAsync(i => i.Reason.Code == "databases.trouble.refused", seconds: 10);
        await using (var standby = await WatchedDatabase.ConnectAsync(replica.ConnectionString, "test"))
            await WatchedDatabase.ExecuteAsync(standby, "select pg_promote()");
        var promoted = await follower.UntilAsync(i => i.Metrics is { IsReplica: false }, seconds: 10);
        await replica.MoveToAsync(server);
        var back = await address.UntilAsync(i => i.IsLive && i.Metrics!.StartedAt > before.Metrics!.StartedAt, seconds: 40);
        var counted = await address.UntilAsync(i => i.Metrics?.TransactionsPerSecond is not null);

        Assert.Equal((false, true), (before.Metrics!.IsReplica, behind.Metrics!.IsReplica));
        Assert.Equal(LightColour.Red, lost.Colour);
        Assert.True(promoted.IsLive);
        Assert.Equal((false, null), (back.Metrics!.IsReplica, back.Metrics.TransactionsPerSecond));
        Assert.InRange(counted.Metrics!.TransactionsPerSecond!.Value, 0, 1000);
    }
}
