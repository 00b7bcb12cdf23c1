using System.Diagnostics;
using Npgsql;

namespace TapBot.Benchmarks.Databases;

/// <summary>Clients that keep a rate of transactions together, each over a session of its own. Each transaction reads one row and writes another; one that is late is made up for.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private Task clients = Task.CompletedTask;
    private long done;

    private SteadyLoad()
    {
    }

    /// <summary>Transactions that have ended.</summary>
    public long Done => Interlocked.Read(ref done);

    public static async Task<SteadyLoad> StartAsync(SampleDatabase database, int clients, double perSecond)
    {
        var load = new SteadyLoad();
        var connections = new List<NpgsqlConnection>();
        for (var client = 0; client < clients; client++)
            connections.Add(await database.ConnectAsync());
        var start = Stopwatch.GetTimestamp();
        load.clients = Task.WhenAll(connections.Select((c, client) => Task.Run(() => load.RunAsync(c, start, client / perSecond, clients / perSecond))));
        return load;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await clients;
        end.Dispose();
    }

    private async Task RunAsync(NpgsqlConnection connection, long start, double first, double every)
    {
        await using var _ = connection;
        var random = new Random((int)(first * 1000));
        for (var due = TimeSpan.FromSeconds(first); ; due += TimeSpan.FromSeconds(every))
        {
            var wait = due - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (end.IsCancellationRequested)
                return;
            await TransactAsync(connection, random);
            Interlocked.Increment(ref done);
        }
    }

    /// <summary>What is sent together is one transaction.</summary>
    private static async Task TransactAsync(NpgsqlConnection connection, Random random)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { "select filler from big where id = $1", "update big set n = n + 1 where id = $1" })
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<int> { TypedValue = random.Next(1, SampleDatabase.BigRows + 1) } } });
        await batch.ExecuteNonQueryAsync();
    }
}
