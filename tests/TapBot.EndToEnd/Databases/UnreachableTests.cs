using System.Diagnostics;
using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Databases;

/// <summary>Servers that let nobody in, each for a reason of its own: it is said within ten seconds, and what is mended is noticed without anybody's help.</summary>
[Collection<BesideTests>]
public sealed class UnreachableTests : IAsyncLifetime
{
    private OwnPostgres server = null!;

    public async ValueTask InitializeAsync() => server = await OwnPostgres.StartAsync("max_connections=8", "superuser_reserved_connections=2");

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("host all tapbot_monitor 127.0.0.1/32 reject", "", "databases.trouble.hba")]
    [InlineData("hostssl all tapbot_monitor 127.0.0.1/32 scram-sha-256\nhost all tapbot_monitor 127.0.0.1/32 reject", "Disable", "databases.trouble.hba")]
    public async Task Sampler_AddressesThatMayNotComeIn_SaysSoAndComesBack(string lines, string tls, string code)
    {
        var rules = Path.Combine(server.Data, "pg_hba.conf");
        var usual = await File.ReadAllTextAsync(rules, TestContext.Current.CancellationToken);
        await using var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test");
        await ReloadAsync(admin, rules, lines + "\n" + usual, refused: true);
        await using var watched = new WatchedDatabase(Monitor(b => b.SslMode = tls.Length > 0 ? Enum.Parse<SslMode>(tls) : b.SslMode));

        var seen = await SaidAsync(watched);
        await ReloadAsync(admin, rules, usual, refused: false);
        var back = await watched.UntilAsync(i => i.IsLive, seconds: 40);

        Assert.Equal((LightColour.Red, code), (seen.Colour, seen.Reason.Code));
        Assert.Contains("tapbot_monitor", (string)seen.Reason.Arguments["said"]!, StringComparison.Ordinal);
        Assert.NotNull(back.Metrics);
    }

    [Fact]
    public async Task Sampler_TlsIsDemandedOfAServerWithoutIt_SaysSo()
    {
        await using var watched = new WatchedDatabase(Monitor(b => b.SslMode = SslMode.Require));

        var seen = await SaidAsync(watched);

        Assert.Equal((LightColour.Red, "databases.trouble.tls"), (seen.Colour, seen.Reason.Code));
    }

    [Fact]
    public async Task Sampler_ListensElsewhere_SaysWhereToLookAndComesBackWhenItListensHere()
    {
        await using var watched = new WatchedDatabase(Monitor(b => b.Host = "127.0.0.2"));

        var seen = await SaidAsync(watched);
        await using (var admin = await WatchedDatabase.ConnectAsync(server.ConnectionString, "test"))
            await WatchedDatabase.ExecuteAsync(admin, "alter system set listen_addresses = '127.0.0.1, 127.0.0.2'");
        await server.RestartAsync(() => Task.CompletedTask);
        var back = await watched.UntilAsync(i => i.IsLive, seconds: 40);

        Assert.Equal((LightColour.Red, "databases.trouble.refused"), (seen.Colour, seen.Reason.Code));
        Assert.NotNull(back.Metrics);
    }

    [Fact]
    public async Task Sampler_EveryConnectionIsTaken_SaysSoAndComesBack()
    {
        var crowd = new List<NpgsqlConnection>();
        try
        {
            // Each has a limit of its own; together they take all there are.
            foreach (var role in new[] { "tapbot_reader", "tapbot_writer" })
            {
                await Assert.ThrowsAsync<PostgresException>(async () =>
                {
                    while (true)
                        crowd.Add(await WatchedDatabase.ConnectAsync(As(role), "crowd"));
                });
            }
            await using var watched = new WatchedDatabase(Monitor());

            var seen = await SaidAsync(watched);
            await Task.WhenAll(crowd.Select(c => c.CloseAsync()));
            var back = await watched.UntilAsync(i => i.IsLive, seconds: 40);

            Assert.Equal((LightColour.Red, "databases.trouble.full"), (seen.Colour, seen.Reason.Code));
            Assert.Equal(8, back.Metrics!.ConnectionsLimit);
        }
        finally
        {
            foreach (var connection in crowd)
                await connection.DisposeAsync();
        }
    }

    /// <summary>What is said of the instance, within ten seconds of the beginning.</summary>
    private static async Task<DatabaseInstance> SaidAsync(WatchedDatabase watched)
    {
        var clock = Stopwatch.StartNew();
        var seen = await watched.UntilAsync(i => i.State is StreamState.Retrying, seconds: 10);
        TestContext.Current.SendDiagnosticMessage("{0}: said after {1:0.0} s", seen.Reason.Code, clock.Elapsed.TotalSeconds);
        return seen;
    }

    /// <summary>Other rules of who may come in, and waits until they hold.</summary>
    private async Task ReloadAsync(NpgsqlConnection admin, string file, string rules, bool refused)
    {
        await File.WriteAllTextAsync(file, rules, TestContext.Current.CancellationToken);
        await WatchedDatabase.ExecuteAsync(admin, "select pg_reload_conf()");
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (await IsRefusedAsync() != refused)
            late.Token.ThrowIfCancellationRequested();
    }

    private async Task<bool> IsRefusedAsync()
    {
        try
        {
            await using var one = await WatchedDatabase.ConnectAsync(Monitor(b => b.SslMode = SslMode.Disable), "knock");
            return false;
        }
        catch (PostgresException said) when (said.SqlState == PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            return true;
        }
    }

    private string Monitor(Action<NpgsqlConnectionStringBuilder>? but = null)
    {
        var to = new NpgsqlConnectionStringBuilder(As("tapbot_monitor"));
        but?.Invoke(to);
        return to.ConnectionString;
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = role }.ConnectionString;
}
