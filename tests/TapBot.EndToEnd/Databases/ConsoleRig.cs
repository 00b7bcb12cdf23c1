using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>A table of the test's own with a role that reads it and one that writes it, and the console in front.</summary>
public abstract class ConsoleRig : IAsyncLifetime
{
    private protected static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private protected string Id { get; } = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;

    private protected ConsoleHouse House { get; private set; } = null!;

    private protected string Table => $"c_{Id}";

    public async ValueTask InitializeAsync()
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await Do($"""
            create role reader_{Id} login password 'x'; create role writer_{Id} login password 'x';
            create table {Table} (n int primary key, text text default 'secret');
            insert into {Table} select n from generate_series(1, 2500) n;
            grant select on {Table} to reader_{Id}; grant select, insert, update, delete, truncate on {Table} to writer_{Id};
            create schema s_{Id} authorization writer_{Id};
            """);
        House = new ConsoleHouse(ConsoleHouse.As(Server, $"reader_{Id}"), ConsoleHouse.As(Server, $"writer_{Id}"));
    }

    public async ValueTask DisposeAsync()
    {
        House.Dispose();
        await Do($"""
            select pg_terminate_backend(pid) from pg_stat_activity where usename like '%\_{Id}';
            drop table {Table}; drop schema s_{Id} cascade; drop owned by writer_{Id}; drop role reader_{Id}, writer_{Id};
            """);
        await admin.DisposeAsync();
    }

    private protected async Task Do(string sql) => await WatchedDatabase.ExecuteAsync(admin, sql);

    private protected async Task<long> Ask(string sql)
    {
        await using var command = new NpgsqlCommand(sql, admin);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private protected Task<long> SessionsAsync(string role, string and = "") => Ask($"select count(*) from pg_stat_activity where usename = '{role}_{Id}' {and}");

    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; !await isSo(); i++)
        {
            Assert.True(i < 100, "It did not come to be so within five seconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
