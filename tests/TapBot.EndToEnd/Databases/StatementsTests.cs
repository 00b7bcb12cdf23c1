using Npgsql;
using TapBot.Core.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>Counted statements of the PostgreSQL of <c>test.sh</c>, which has pg_stat_statements in its database "shop".</summary>
public sealed class StatementsTests : IAsyncLifetime
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = Guid.NewGuid().ToString("n")[..8];
    private NpgsqlConnection admin = null!;

    public async ValueTask InitializeAsync()
    {
        admin = await WatchedDatabase.ConnectAsync(Server, "test");
        await WatchedDatabase.ExecuteAsync(admin, $"create role statements_{id} login password 'x'; create role worker_{id} login password 'x'");
    }

    public async ValueTask DisposeAsync()
    {
        await WatchedDatabase.ExecuteAsync(admin, $"drop role statements_{id}, worker_{id}");
        await admin.DisposeAsync();
    }

    [Fact]
    public async Task Statements_OfOthers_AreCountedAndThoseOfThePortalLeftOut()
    {
        await using (var worker = await WatchedDatabase.ConnectAsync(As("worker", "shop"), "worker"))
        {
            for (var n = 1; n <= 3; n++)
                await WatchedDatabase.ExecuteAsync(worker, $"select pg_sleep(0.1), {n}");
        }

        var blind = await ReadAsync("shop");
        await WatchedDatabase.ExecuteAsync(admin, $"grant pg_monitor to statements_{id}");
        var seen = await ReadAsync("shop");

        Assert.Equal("statements.hidden", blind.Missing!.Code);
        Assert.Equal($"grant pg_monitor to \"statements_{id}\";", blind.Remedy);
        Assert.All(blind.Statements, s => Assert.Null(s.Text));
        Assert.Null(seen.Missing);
        var counted = Assert.Single(seen.Statements, s => s.User == $"worker_{id}" && s.Text == "select pg_sleep($1), $2");
        Assert.Equal((3, 3, "shop"), (counted.Calls, counted.Rows, counted.Database));
        Assert.InRange(counted.Milliseconds, 300, seen.Milliseconds);
        Assert.DoesNotContain(seen.Statements, s => s.User == $"statements_{id}");
    }

    [Fact]
    public async Task Statements_ExtensionNotInTheDatabase_SaysWhatToDo()
    {
        var list = await ReadAsync("postgres");

        Assert.Equal(("statements.noExtension", "create extension if not exists pg_stat_statements;"), (list.Missing!.Code, list.Remedy));
        Assert.Empty(list.Statements);
    }

    private async Task<StatementList> ReadAsync(string database)
    {
        await using var watched = new WatchedDatabase(As("statements", database));
        return await watched.StatementsAsync();
    }

    private string As(string role, string database) => new NpgsqlConnectionStringBuilder(Server) { Username = $"{role}_{id}", Password = "x", Database = database }.ConnectionString;
}
