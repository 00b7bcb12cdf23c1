using System.Diagnostics;
using System.Net.NetworkInformation;
using Npgsql;
using TapBot.Core.Databases;
using TapBot.Core.Figures;

namespace TapBot.Benchmarks.Databases;

/// <summary>How long what pages show takes to be read, each time over a new connection: in quiet, behind the lock of a big table, and with many locks.</summary>
internal static class PagesBenchmark
{
    private const int Times = 5, Behind = 10, Locks = 5_000, MostConnections = 3;
    private const double Goal = 1_000;
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<Result>> RunAsync(SampleDatabase database)
    {
        Console.Error.WriteLine($"databases: making {SampleDatabase.Tables:N0} tables");
        await database.FillAsync();
        var results = new List<Result>();
        await using var sampled = new SampledServer(database.Monitor);
        await sampled.FirstAsync();
        var (quiet, unknown) = await AskAsync(database, sampled, "in quiet", _ => true);
        results.AddRange(quiet);
        await using (await LockBigAsync(database))
        {
            var (locked, more) = await AskAsync(database, sampled, $"a table of {SampleDatabase.BigRows:N0} rows locked, {Behind} sessions behind", l => l.Locks.Any(n => n.Behind == Behind));
            results.AddRange(locked);
            results.Add(Result.Limit("databases: checks of health that are unknown then, more than in quiet", more - unknown, 0, "checks"));
        }
        var room = await database.ReadAsync<int>("select current_setting('max_locks_per_transaction')::int * (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int)");
        await using (await LockManyAsync(database))
        {
            var (many, more) = await AskAsync(database, sampled, $"{Locks:N0} locks held, room for {room:N0}", _ => true);
            results.AddRange(many);
            results.Add(Result.Limit("databases: checks of health that are unknown then, more than in quiet", more - unknown, 0, "checks"));
        }
        results.Add(await ConnectionsAsync(database, sampled));
        return results;
    }

    private static async Task<(IReadOnlyList<Result> Results, int Unknown)> AskAsync(SampleDatabase database, SampledServer sampled, string when, Func<SessionList, bool> isSeen)
    {
        Console.Error.WriteLine($"databases: questions of pages {when}");
        var unknown = 0;
        return (
        [
            await TimeAsync("figures, the first after connecting", async () =>
            {
                await using var another = new SampledServer(database.Monitor);
                return (await another.FirstAsync()).Missing.Count == 0;
            }),
            await TimeAsync("sessions and locks", async () => isSeen(await sampled.SessionsAsync())),
            await TimeAsync("health", async () =>
            {
                var report = await sampled.HealthAsync();
                unknown = report.Checks.Count(c => c.Colour is LightColour.Unknown);
                return report.Checks.Count == HealthRules.All.Count;
            }),
            await TimeAsync("statements", async () => (await sampled.StatementsAsync()).Statements.Count > 0),
            await TimeAsync($"objects, {SampleDatabase.Tables:N0} tables and their schemas", async () => (await sampled.ObjectsAsync(database.Name)).Objects.Count > SampleDatabase.Tables),
        ], unknown);

        async Task<Result> TimeAsync(string what, Func<Task<bool>> ask)
        {
            var times = new List<double>();
            for (var i = 0; i <= Times; i++)
            {
                var clock = Stopwatch.GetTimestamp();
                if (!await ask())
                    throw new InvalidOperationException($"{what}: not what was to be seen {when}.");
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
            return Result.Time($"databases: {what}, {when}: slowest of {Times}", new Samples(times.Skip(1)).Most, Goal);
        }
    }

    /// <summary>All pages at once for ten seconds: that of sessions stays open, the others ask as often as they can.</summary>
    private static async Task<Result> ConnectionsAsync(SampleDatabase database, SampledServer sampled)
    {
        Console.Error.WriteLine("databases: all pages at once");
        await using var sessions = sampled.OpenSessions();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var (most, mostInAll) = (0, 0);
        await Task.WhenAll(WhileAsync(sampled.HealthAsync), WhileAsync(sampled.StatementsAsync), WhileAsync(() => sampled.ObjectsAsync(database.Name)), WhileAsync(LookAsync));
        return Result.Limit($"databases: connections with all of these pages open at once, most ({mostInAll} with those that the server was just ending)", most, MostConnections, "connections");

        async Task WhileAsync(Func<Task> ask)
        {
            while (!end.IsCancellationRequested)
                await ask();
        }

        // The server lists a process until it has ended, which takes a while after the portal has left: what counts is what is open on both sides.
        async Task LookAsync()
        {
            var ports = await database.PortalPortsAsync();
            var open = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Where(c => c.State == TcpState.Established).Select(c => c.LocalEndPoint.Port).ToHashSet();
            (most, mostInAll) = (Math.Max(most, ports.Count(open.Contains)), Math.Max(mostInAll, ports.Length));
            await Task.Delay(Linger, TimeProvider.System);
        }
    }

    private static async Task<IAsyncDisposable> LockBigAsync(SampleDatabase database)
    {
        var holder = await database.ConnectAsync();
        await SampleDatabase.RunAsync(holder, "begin; lock table big in access exclusive mode");
        var waiting = new List<Task>();
        for (var i = 0; i < Behind; i++)
            waiting.Add(CountAsync(await database.ConnectAsync()));
        while (await database.ReadAsync<long>("select count(*) from pg_locks where not granted and relation = 'big'::regclass") < Behind)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        return new HeldLocks(holder, waiting);
    }

    private static async Task<IAsyncDisposable> LockManyAsync(SampleDatabase database)
    {
        var holder = await database.ConnectAsync();
        await SampleDatabase.RunAsync(holder, $$"""
            begin;
            do $$ declare t record; begin
              for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname like 's\_%' and c.relkind = 'r' limit {{Locks}} loop
                execute format('lock table %s in access exclusive mode', t.name);
              end loop;
            end $$;
            """);
        return new HeldLocks(holder, []);
    }

    private static async Task CountAsync(NpgsqlConnection connection)
    {
        await using var _ = connection;
        await SampleDatabase.RunAsync(connection, "select count(*) from big where id < 10");
    }

    private sealed class HeldLocks(NpgsqlConnection holder, IReadOnlyList<Task> waiting) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await holder.DisposeAsync();
            await Task.WhenAll(waiting);
        }
    }
}
