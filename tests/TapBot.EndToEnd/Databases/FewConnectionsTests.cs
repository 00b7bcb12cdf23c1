using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Operations;

namespace TapBot.EndToEnd.Databases;

/// <summary>However much is asked of an instance at once, the portal has at most three connections to it.</summary>
public sealed class FewConnectionsTests : IAsyncLifetime
{
    /// <summary>What ends is there for a moment after its client has left: a connection counts that is there for so many looks on end.</summary>
    private const int Looks = 15;

    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;
    private volatile bool ended;

    private string Monitor => new NpgsqlConnectionStringBuilder(Server) { Username = $"few_{id}", Password = "x" }.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await WatchedDatabase.ExecuteAsync(admin, $"create role few_{id} login password 'x'; grant pg_monitor, pg_signal_backend to few_{id}; create role deaf_{id} login password 'x'");
    }

    public async ValueTask DisposeAsync()
    {
        await WatchedDatabase.ExecuteAsync(admin, $"select pg_terminate_backend(pid) from pg_stat_activity where usename like '%\\_{id}'; drop role few_{id}, deaf_{id}");
        await admin.DisposeAsync();
    }

    [Fact]
    public async Task Connections_WhileSomebodyCancelsAndOthersLook_AreThreeAtMost()
    {
        // It hears no cancel, so that the operation looks for its end as long as it may.
        await using var deaf = await WatchedDatabase.ConnectAsync(new NpgsqlConnectionStringBuilder(Server) { Username = $"deaf_{id}", Password = "x" }.ConnectionString, "deaf-" + id);
        var loops = WatchedDatabase.ExecuteAsync(deaf, "do $$ begin loop begin perform pg_sleep(60); exception when query_canceled then null; end; end loop; end $$");
        await using var watched = new WatchedDatabase(Monitor, signaller: Monitor);
        var session = (await watched.SessionsAsync(l => l.Sessions.Any(s => s.Application == "deaf-" + id && s.State == "active"))).Sessions.Single(s => s.Application == "deaf-" + id).Id;
        var counted = CountAsync();

        var looks = Enumerable.Range(0, 3).Select(_ => watched.HealthAsync(HealthDangers.Rules)).ToList();
        var cancels = Enumerable.Range(0, 3).Select(_ => watched.CancelAsync(session)).ToList();
        var sessions = watched.SessionsAsync(_ => cancels.TrueForAll(c => c.IsCompleted));
        await Task.WhenAll(looks);
        var outcomes = await Task.WhenAll(cancels);
        await sessions;
        ended = true;
        var (most, all) = await counted;

        Assert.All(outcomes, o => Assert.IsType<Outcome.Unknown>(o));
        Assert.InRange(most, 2, 3);
        Assert.True(all > most, "There was nothing but the sampler and the sessions to be seen.");
        Assert.IsType<Outcome.Done>(await watched.TerminateAsync(session));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => loops);
    }

    /// <summary>How many were there at the same time, and how many different ones there were in all.</summary>
    private async Task<(int Most, int All)> CountAsync()
    {
        var (most, all, last) = (0, new HashSet<string>(), new Queue<HashSet<string>>());
        await using var connection = await WatchedDatabase.ConnectAsync(Server, "count");
        while (!ended)
        {
            await using var command = new NpgsqlCommand($"select pid || ' ' || backend_start from pg_stat_activity where usename = 'few_{id}' and application_name = '{DatabaseLink.ApplicationName}'", connection);
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var now = new HashSet<string>();
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
                now.Add(rows.GetString(0));
            all.UnionWith(now);
            last.Enqueue(now);
            if (last.Count < Looks)
                continue;
            most = Math.Max(most, last.Aggregate(last.Peek().AsEnumerable(), (there, set) => there.Intersect(set)).Count());
            last.Dequeue();
        }
        return (most, all.Count);
    }
}
