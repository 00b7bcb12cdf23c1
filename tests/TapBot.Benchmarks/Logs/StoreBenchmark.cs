using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Logs;

namespace TapBot.Benchmarks.Logs;

/// <summary>The history of logs at its promised size: ten sources of 100 MB each and one of 1 GB, on the disk of the temporary directory.</summary>
internal static class StoreBenchmark
{
    private const int Sources = 10;
    private const long SourceBytes = 100_000_000, LargeBytes = 1_000_000_000;
    private const string Needle = "needle-5d1f7c";

    private static readonly LogStoreOptions Options = new() { MaxBytes = 1L << 40, MaxBytesPerSource = 1L << 40, MaxAge = TimeSpan.FromDays(3650) };
    private static readonly ServerName Server = ServerName.Parse("server");

    public static async Task<IReadOnlyList<Result>> RunAsync()
    {
        var home = Directory.CreateTempSubdirectory("tapbot-bm-store-");
        try
        {
            return [.. await AppendAsync(home.CreateSubdirectory("append").FullName), .. await ReadAsync(home.CreateSubdirectory("ten").FullName), .. await JumpAsync(home.CreateSubdirectory("large").FullName)];
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static LogStore Open(string directory) => LogStore.Open(directory, Options, TimeProvider.System, NullLogger.Instance);

    private static LogOrigin Origin(int source) => new(Server, $"source-{source}");

    private static async Task<IReadOnlyList<Result>> AppendAsync(string directory)
    {
        const int count = 300_000, rounds = 5, batch = 200;
        var samples = new StoreSamples("PostgreSQL", 1);
        var lines = Enumerable.Range(0, count).Select(_ => samples.Next(Origin(0))).ToArray();
        await using var store = Open(directory);
        var archive = store.Of(Origin(0));
        var (best, cpu, allocated) = (TimeSpan.MaxValue, TimeSpan.MaxValue, long.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var cpuBefore = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            for (var next = 0; next < count; next += batch)
            {
                while (!archive.Append(lines.AsSpan(next, batch)))
                    await store.WhenReadyAsync(CancellationToken.None);
            }
            await store.FlushAsync();
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
            cpu = TimeSpan.FromTicks(Math.Min(cpu.Ticks, (Environment.CpuUsage.TotalTime - cpuBefore).Ticks));
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        var rate = count / best.TotalSeconds;
        var mean = lines.Average(l => l.Text.Length);
        return
        [
            new Result($"history: appending lines of {mean:N0} B until they are compressed and written", $"{rate:N0} lines/s", "at least 200,000 lines/s", rate >= 200_000 ? Verdict.Met : Verdict.Missed),
            Result.Aim("history: processor time of a line, all threads (200,000 lines/s on 2 cores leave 10)", cpu.TotalMicroseconds / count, 10, "us", "N2"),
            Result.Limit("history: allocated per line appended and written", allocated / (double)count, 16, "B", "N1"),
        ];
    }

    private static async Task<IReadOnlyList<Result>> ReadAsync(string directory)
    {
        var results = new List<Result>();
        var raw = 0L;
        await using (var store = Open(directory))
        {
            var perKind = new (long Raw, long Stored)[StoreSamples.Kinds.Length];
            for (var source = 0; source < Sources; source++)
            {
                var kind = source % perKind.Length;
                var bytes = await FillAsync(store, source, StoreSamples.Kinds[kind], SourceBytes, hasNeedle: source == 6);
                perKind[kind] = (perKind[kind].Raw + bytes, perKind[kind].Stored + store.Of(Origin(source)).Bytes);
                raw += bytes;
            }
            for (var kind = 0; kind < perKind.Length; kind++)
                results.Add(Result.Limit($"history: size on the disk, {StoreSamples.Kinds[kind]}", 100.0 * perKind[kind].Stored / perKind[kind].Raw, 20, "% of raw", "N1"));
        }

        var times = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var store = Open(directory);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        results.Add(Result.Time($"history: opening {raw / 1_000_000:N0} MB raw in {Sources} sources, median of {times.Count}", new Samples(times).Median, 300));
        await using (var store = Open(directory))
        {
            StoreSearch.Run(store, LogBlockFilter.Containing("nothing like this")); // compiles
            foreach (var (what, filter) in new[] { ("", LogBlockFilter.Containing(Needle)), (", either case", LogBlockFilter.Containing(Needle.ToUpperInvariant(), ignoreCase: true)) })
            {
                var best = Enumerable.Range(0, 3).Select(_ => StoreSearch.Run(store, filter)).MinBy(s => s.All);
                if (best.Hits != 3)
                    throw new InvalidOperationException($"{best.Hits} lines were found instead of 3.");
                results.Add(Result.Time($"history: first hit of a literal in 3 of {store.Archives.Sum(a => a.Lines):N0} lines, newest first{what}", best.First.TotalMilliseconds, 1_000));
                results.Add(Result.Time($"history: the whole search through {raw / 1_000_000:N0} MB raw{what}", best.All.TotalMilliseconds, 10_000));
                results.Add(Result.Note("history: allocated for it", $"{best.Allocated / 1024:N0} KB"));
            }
            var start = Stopwatch.GetTimestamp();
            foreach (var archive in store.Archives)
                archive.Histogram(archive.Oldest!.Value, archive.Newest!.Value, 120, CancellationToken.None);
            results.Add(Result.Note($"history: exact counts of all {Sources} sources by level in 120 stretches of time", $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:N1} ms"));
        }
        return results;
    }

    private static async Task<IReadOnlyList<Result>> JumpAsync(string directory)
    {
        await using (var store = Open(directory))
            await FillAsync(store, 0, "JSON", LargeBytes, hasNeedle: false);
        var start = Stopwatch.GetTimestamp();
        await using var again = Open(directory);
        var opened = Stopwatch.GetElapsedTime(start);
        var archive = again.Of(Origin(0));
        var middle = archive.Oldest!.Value + (archive.Newest!.Value - archive.Oldest.Value) / 2;
        var times = new List<double>();
        for (var jump = 0; jump < 20; jump++)
        {
            var cursor = new LogCursor((middle.AddMinutes(jump) - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick, 0);
            start = Stopwatch.GetTimestamp();
            var lines = archive.ReadBefore(cursor, 100).Count + archive.ReadAfter(cursor, 100).Count;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (lines != 200)
                throw new InvalidOperationException($"{lines} lines around the middle instead of 200.");
        }
        return
        [
            Result.Time($"history: opening one source of 1 GB raw, {archive.Lines:N0} lines", opened.TotalMilliseconds, 300),
            Result.Time("history: jumping into the middle of it, 100 lines before and after, slowest of 20", new Samples(times).Most, 500),
            Result.Note("history: the same, median", $"{new Samples(times).Median:N1} ms"),
        ];
    }

    /// <summary>Appends lines until they are so many bytes with their line ends; three have the needle, the last of them at 80 %.</summary>
    private static async Task<long> FillAsync(LogStore store, int source, string kind, long bytes, bool hasNeedle)
    {
        Console.Error.WriteLine($"filling a history with {bytes / 1_000_000} MB of {kind}");
        var samples = new StoreSamples(kind, source + 7);
        var archive = store.Of(Origin(source));
        var needles = new Queue<long>(hasNeedle ? [bytes / 10, bytes / 2, bytes / 10 * 8] : []);
        var batch = new LogLine[256];
        var written = 0L;
        while (written < bytes)
        {
            for (var i = 0; i < batch.Length; i++)
            {
                var line = samples.Next(Origin(source));
                if (needles.TryPeek(out var at) && written >= at && needles.TryDequeue(out _))
                    line = line with { Text = line.Text + " " + Needle };
                batch[i] = line;
                written += Encoding.UTF8.GetByteCount(line.Text) + 1;
            }
            while (!archive.Append(batch))
                await store.WhenReadyAsync(CancellationToken.None);
        }
        await store.FlushAsync();
        return written;
    }
}
