using System.Diagnostics;

namespace TapBot.Benchmarks.Databases;

/// <summary>Whether the portal shows what happens: a rate of transactions that is known, and the cache hit ratio reckoned from the same counters by hand.</summary>
internal static class RatesBenchmark
{
    private const int Readings = 12;
    private const double MostOff = 5, MostPoints = 0.1;

    public static async Task<IReadOnlyList<Result>> RunAsync(SampleDatabase database)
    {
        // Its transactions are shown as well, and nobody drives them.
        await SetAsync("alter system set autovacuum = off");
        try
        {
            return
            [
                .. await ShownAsync(database, clients: 20, perSecond: 10, isEven: true),
                .. await ShownAsync(database, clients: 1, perSecond: 10, isEven: false),
                .. await ShownAsync(database, clients: 20, perSecond: 500, isEven: false),
            ];
        }
        finally
        {
            await SetAsync("alter system reset autovacuum");
        }

        async Task SetAsync(string setting)
        {
            await database.RunAsync(setting);
            await database.RunAsync("select pg_reload_conf()");
        }
    }

    private static async Task<IReadOnlyList<Result>> ShownAsync(SampleDatabase database, int clients, double perSecond, bool isEven)
    {
        Console.Error.WriteLine($"databases: {perSecond} transactions/s from {clients} clients");
        await using var load = await SteadyLoad.StartAsync(database, clients, perSecond);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var sampled = new SampledServer(database.Monitor);
        var (shown, driven, begin, ratio, byHand, elsewhere) = (new List<double>(), new List<double>(), (Hit: 0L, Read: 0L, Elsewhere: 0L), double.NaN, double.NaN, 0L);
        var (start, last, done, doneFirst) = (0L, 0L, 0L, 0L);
        await foreach (var reading in sampled.ReadingsAsync())
        {
            var (now, doneNow) = (Stopwatch.GetTimestamp(), load.Done);
            // The first reading is where the rates, and the window of the cache, begin.
            if (start == 0)
                (start, doneFirst, begin) = (now, doneNow, await CountersAsync(database));
            else
            {
                shown.Add(reading.Metrics!.TransactionsPerSecond ?? double.NaN);
                driven.Add((doneNow - done) / Stopwatch.GetElapsedTime(last, now).TotalSeconds);
            }
            (last, done) = (now, doneNow);
            if (shown.Count < Readings)
                continue;
            var counters = await CountersAsync(database);
            (ratio, byHand) = (reading.Metrics!.CacheHitRatio ?? double.NaN, (counters.Hit - begin.Hit) / (double)(counters.Hit - begin.Hit + counters.Read - begin.Read));
            elsewhere = counters.Elsewhere - begin.Elsewhere;
            break;
        }
        var what = $"databases: {perSecond:N0} transactions/s by {clients} {(clients == 1 ? "client" : "clients")}";
        var seconds = Stopwatch.GetElapsedTime(start, last).TotalSeconds;
        var (mean, rate) = (shown.Average(), (done - doneFirst) / seconds);
        var furthest = shown.Zip(driven, (s, d) => Math.Abs(s - d) / d).Max() * 100;
        return
        [
            Result.Note($"{what}: shown, mean of {Readings} readings, least and most", $"{mean:N2} ({shown.Min():N2} to {shown.Max():N2}) of {rate:N2} driven, and {elsewhere / seconds:N2} in databases that nobody uses"),
            Result.Limit("the same: the mean is off by", Math.Abs(mean - rate) / rate * 100, MostOff, "%", "N2"),
            isEven ? Result.Aim("the same: the furthest reading is off what was driven meanwhile by", furthest, MostOff, "%", "N2") : Result.Note("the same: the furthest reading is off what was driven meanwhile by", $"{furthest:N2} %"),
            Result.Limit($"the same: cache hit ratio, {ratio * 100:N3} %, off from that by hand by", Math.Abs(ratio - byHand) * 100, MostPoints, "points", "N3"),
        ];
    }

    /// <summary>What the server has counted by now, and the transactions in other databases than this, where autovacuum works and nobody else.</summary>
    private static async Task<(long Hit, long Read, long Elsewhere)> CountersAsync(SampleDatabase database)
    {
        var counters = await database.ReadAsync<long[]>("""
            select array[sum(blks_hit)::int8, sum(blks_read)::int8, (sum(xact_commit + xact_rollback) filter (where datname is distinct from current_database()))::int8] from pg_stat_database
            """);
        return (counters[0], counters[1], counters[2]);
    }
}
