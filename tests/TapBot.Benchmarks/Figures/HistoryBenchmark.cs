using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TapBot.Benchmarks.Published;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Testing.Access;
using TapBot.Testing.Figures;

namespace TapBot.Benchmarks.Figures;

/// <summary>The history of figures: what 200 series take on the disk and in memory, and how long questions to them take, here and to a published portal over the same store.</summary>
internal static class HistoryBenchmark
{
    private const int Series = 200, Days = 30, Years = 730, MinutesADay = 1_440, SamplesAMinute = 12, MinutesAtOnce = 30, FiguresOfOne = 6;
    private const double MostMegabytes = 120, MostMegabytesADay = 4, MostRawMegabytes = 2.5;

    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo? program)
    {
        using var work = await Workplace.OpenAsync(program);
        var results = new List<Result>();
        foreach (var (kind, next) in new (string, Func<Random, int, double, double>)[] { ("as containers have them", FigureSamples.Container), ("noise, which nothing compresses", FigureSamples.Noise) })
            results.AddRange(await DiskAsync(kind, next, kind.StartsWith("as", StringComparison.Ordinal) ? work.Program : null));
        results.AddRange(await MemoryAsync());
        return results;
    }

    private static SeriesName NameOf(int series) => SeriesName.Of("containers", "server-1", "shop", $"service#{series / FiguresOfOne}", $"figure-{series % FiguresOfOne}");

    /// <summary>Three figures of one container.</summary>
    private static IReadOnlyList<SeriesName> ChartOf(int first) => [NameOf(first), NameOf(first + 2), NameOf(first + 3)];

    /// <summary>Writes all of it. A program says that questions are asked as well, here and to that.</summary>
    private static async Task<IReadOnlyList<Result>> DiskAsync(string kind, Func<Random, int, double, double> next, DirectoryInfo? program)
    {
        await using var rig = await HistoryRig.StartAsync(new Dictionary<string, string?>());
        // A published portal has the clock of the machine, and would have it that all of this was long ago.
        rig.Time.Jump(TierShape.Moment(TierShape.ChunkOf(HistoryTier.Minute, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds())) - rig.Now);
        var (store, begin) = (rig.Storage.Get<HistoryStore>(), rig.Now.AddDays(-Days));
        Console.Error.WriteLine($"filling {Series} series with {Days} days, {kind}");
        var random = new Random(11);
        var (values, times) = (new double[Series], new List<double>());
        for (var piece = 0; piece < Days * MinutesADay / MinutesAtOnce; piece++)
        {
            var start = begin.AddMinutes(piece * MinutesAtOnce).ToUnixTimeSeconds();
            var batches = Enumerable.Range(0, Series).Select(s => BatchOf(rig, s, start, random, values, next)).ToList();
            var clock = Stopwatch.GetTimestamp();
            await store.WriteAsync(batches, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        var megabytes = await SizeAsync(rig) / 1e6;
        var results = new List<Result>
        {
            Result.Limit($"figures: {Series} series, {Days} days of minutes on the disk, {kind}", megabytes, MostMegabytes, "MB", "N1"),
            Result.Limit($"figures: a day of them, {kind}", megabytes / Days, MostMegabytesADay, "MB", "N2"),
            Result.Note($"figures: mean of a chunk of {TierShape.Slots} minutes, {kind}", $"{await MeanAsync(rig):N0} B"),
            Result.Note($"figures: storing roll-ups of {Series} series, median", $"{new Samples(times).Median:N1} ms"),
        };
        if (program is not null)
        {
            await FillHoursAsync(rig, store, begin, random, next);
            results.Add(Result.Note("figures: with two years of hours", $"{await SizeAsync(rig) / 1e6:N1} MB"));
            results.AddRange(await QuestionsAsync(rig));
            await rig.Storage.StopAsync();
            results.AddRange(await HistoryAnswers.MeasureAsync(program, new DirectoryInfo(rig.Storage.Folder), Days, Enumerable.Range(0, Series / FiguresOfOne).Select(c => ChartOf(c * FiguresOfOne)).ToList()));
        }
        return results;
    }

    private static SeriesBatch BatchOf(HistoryRig rig, int series, long start, Random random, double[] values, Func<Random, int, double, double> next)
    {
        var name = NameOf(series);
        if (rig.Recorder.Find(name) is null)
            rig.Add(name, 0);
        var minutes = new (long, Rollup)[MinutesAtOnce];
        var hour = default(Rollup);
        for (var minute = 0; minute < minutes.Length; minute++)
        {
            var rollup = default(Rollup);
            for (var sample = 0; sample < SamplesAMinute; sample++)
                rollup = rollup.With(Rollup.Of(values[series] = next(random, series, values[series])));
            minutes[minute] = (start + minute * 60, rollup);
            hour = hour.With(rollup);
        }
        return new SeriesBatch(rig.Recorder.Find(name)!, Scope.Portal, rig.Now.ToUnixTimeMilliseconds(), minutes, [(TierShape.Floor(start, 3_600), hour)]);
    }

    private static async Task FillHoursAsync(HistoryRig rig, HistoryStore store, DateTimeOffset until, Random random, Func<Random, int, double, double> next)
    {
        var span = TierShape.Span(HistoryTier.Hour);
        for (var start = TierShape.ChunkOf(HistoryTier.Hour, rig.Now.AddDays(-Years).ToUnixTimeSeconds()); start < until.ToUnixTimeSeconds() - span; start += span)
        {
            var batches = Enumerable.Range(0, Series).Select(s => new SeriesBatch(
                rig.Recorder.Find(NameOf(s))!, Scope.Portal, rig.Now.ToUnixTimeMilliseconds(), [],
                [.. Enumerable.Range(0, TierShape.Slots).Select(h => (start + (h * 3_600L), Rollup.Of(next(random, s, 0)).With(Rollup.Of(next(random, s, 0)))))])).ToList();
            await store.WriteAsync(batches, CancellationToken.None);
        }
    }

    private static async Task<long> SizeAsync(HistoryRig rig)
    {
        await rig.Storage.Storage.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        SqliteConnection.ClearAllPools();
        return Directory.GetFiles(rig.Storage.Folder).Sum(f => new FileInfo(f).Length);
    }

    private static Task<double> MeanAsync(HistoryRig rig) =>
        rig.Storage.Storage.ReadAsync(db => db.Set<HistoryChunkRow>().Where(c => c.Tier == HistoryTier.Minute).AverageAsync(c => c.Data.Length));

    private static async Task<IReadOnlyList<Result>> QuestionsAsync(HistoryRig rig)
    {
        var results = new List<Result>();
        var random = new Random(12);
        foreach (var (what, length) in new[] { ("an hour", 1.0 / 24), ("a day", 1), ("a week", 7), ("30 days", Days), ("2 years, from hours", Years) })
        {
            var (times, allocated) = (new List<double>(), 0L);
            for (var question = 0; question < 60; question++)
            {
                var to = rig.Now.AddDays(-random.NextDouble() * Math.Max(0, Days - length));
                var before = GC.GetTotalAllocatedBytes(precise: true);
                var clock = Stopwatch.GetTimestamp();
                var curve = await rig.Reader.GetAsync(An.Administrator, NameOf(random.Next(Series)), to.AddDays(-length), to, question % 2 == 0 ? 300 : HistoryReader.MostPoints, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
                if (curve.Buckets.Count < 50)
                    throw new InvalidOperationException($"{curve.Buckets.Count} buckets of {what}.");
            }
            results.Add(Result.Time($"figures: one series over {what}, p95 of {times.Count}", new Samples(times).P95, 100));
            results.Add(Result.Note("figures: allocated for it", $"{allocated / 1024:N0} KB"));
        }
        return results;
    }

    private static async Task<IReadOnlyList<Result>> MemoryAsync()
    {
        const int hour = 3_600, interval = 5;
        await using var rig = await HistoryRig.StartAsync(new Dictionary<string, string?>());
        var names = Enumerable.Range(0, Series).Select(NameOf).ToArray();
        var (before, allocated, took, samples) = (GC.GetTotalMemory(forceFullCollection: true), 0L, TimeSpan.Zero, 0);
        for (var second = 0; second < 2 * hour; second += interval)
        {
            var (from, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            foreach (var name in names)
                rig.Recorder.Add(name, Scope.Portal, rig.Now, second);
            if (second >= hour)
                (allocated, took, samples) = (allocated + GC.GetAllocatedBytesForCurrentThread() - from, took + Stopwatch.GetElapsedTime(clock), samples + Series);
            if (second % 180 == 0)
                await rig.Writer.WriteAsync(CancellationToken.None);
            rig.Time.Advance(TimeSpan.FromSeconds(interval));
        }
        var raw = rig.Recorder.All.Sum(s => s.RawBytes) / 1e6;
        return
        [
            Result.Limit($"figures: an hour of samples of {Series} series every {interval} s in memory", raw, MostRawMegabytes, "MB", "N2"),
            Result.Note("figures: all that the recorder keeps, and what else the store has left in memory", $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:N2} MB"),
            Result.Limit("figures: allocated per sample taken", allocated / (double)samples, 16, "B", "N1"),
            Result.Note("figures: time of a sample taken", $"{took.TotalMicroseconds / samples:N2} us"),
        ];
    }
}
