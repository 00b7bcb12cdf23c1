using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Access;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing.Access;

namespace TapBot.Benchmarks.Logs;

/// <summary>One log at a high rate from a socket in this process through reader, archive and ring to viewers, each of which takes and writes ten batches a second as a page does.</summary>
internal static class ViewersBenchmark
{
    private const int MostLines = 100; // as a page takes in a flood
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<IReadOnlyList<Result>> RunAsync()
    {
        await RunAsync(10_000, viewers: 1, TimeSpan.FromSeconds(3)); // compiles
        var one = await RunAsync(10_000, viewers: 1, TimeSpan.FromSeconds(15));
        var twenty = await RunAsync(10_000, viewers: 20, TimeSpan.FromSeconds(15));
        var flood = await RunAsync(100_000, viewers: 1, TimeSpan.FromSeconds(60));
        var ingest = await RunAsync(double.PositiveInfinity, viewers: 0, TimeSpan.FromSeconds(15));
        return
        [
            Result.Limit("streams of the engine for 20 viewers of one log", twenty.Streams, 1, "streams"),
            Result.Note("processor time with 1 viewer at 10,000 lines/s, source and archive included", $"{one.Cpu:N1} % of a core"),
            Result.Note("the same with 20 viewers", $"{twenty.Cpu:N1} % of a core"),
            Result.Limit("20 viewers to 1, processor time", twenty.Cpu / one.Cpu, 2, "", "N2"),
            Result.Limit("written for each of 20 viewers", twenty.BytesPerViewer / 1000, 350, "KB/s"),
            Result.Limit("lines of which 20 viewers were told, shown or skipped, less those that came", twenty.Untold, 0, "lines"),
            Result.Rate("100,000 lines/s for 60 s: what came", flood.Rate, 95_000, "lines/s"),
            Result.Limit("the same: lines of which the viewer was told, shown or skipped, less those that came", flood.Untold, 0, "lines"),
            Result.Limit("the same: memory grows by", flood.Growth / 1e6, 80, "MB"),
            Result.Rate("into ring and archive, as fast as it goes", ingest.Rate, 200_000, "lines/s"),
            Result.Note("allocated for it", $"{ingest.AllocatedPerLine:N0} B a line, source included"),
        ];
    }

    private static async Task<Run> RunAsync(double rate, int viewers, TimeSpan length)
    {
        Console.Error.WriteLine($"{rate:N0} lines/s for {viewers} viewers, {length.TotalSeconds} s");
        var home = Directory.CreateTempSubdirectory("tapbot-bm-viewers-");
        var server = ServerName.Parse("server");
        var origin = new LogOrigin(server, "busy");
        using var socket = new LogSocket(rate);
        await using var store = LogStore.Open(home.FullName, new LogStoreOptions(), TimeProvider.System, NullLogger.Instance);
        var kept = new RecordedStore(store);
        var sources = new OneSource(new EngineLogReader(new EngineEndpoint(socket.Address)), origin);
        await using (var tails = new LogTails(sources, new SharedSourceOptions(), TimeProvider.System, kept))
        {
            using var guard = new AccessGuard(An.Store(), TimeProvider.System);
            var reader = new LogReader(guard, tails, new LogPlaces(sources, kept), new PastReader(sources), kept, TimeProvider.System);
            await using var pin = tails.Pin(sources.Key);
            using var end = new CancellationTokenSource();
            var looks = Enumerable.Range(0, viewers).Select(_ => Task.Run(() => LookAsync(reader, end.Token))).ToList();
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
            var (memory, written, allocated) = (Environment.WorkingSet, socket.Written, GC.GetTotalAllocatedBytes());
            var (cpu, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            await Task.Delay(length, TimeProvider.System);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var lines = socket.Written - written;
            var run = new Run(
                socket.Connections, (Environment.CpuUsage.TotalTime - cpu) / elapsed * 100, lines / elapsed.TotalSeconds, Environment.WorkingSet - memory,
                (GC.GetTotalAllocatedBytes() - allocated) / (double)lines, 0, 0);
            await end.CancelAsync();
            var seen = await Task.WhenAll(looks);
            return run with
            {
                BytesPerViewer = seen.Length == 0 ? 0 : seen.Average(s => s.Bytes / s.Seconds),
                Untold = seen.Sum(s => Math.Abs(s.Told - s.Expected)),
            };
        }
    }

    private static async Task<Look> LookAsync(LogReader reader, CancellationToken cancellationToken)
    {
        await using var tail = await reader.OpenAsync(An.Administrator, LogSelection.All, null, CancellationToken.None);
        var (bytes, told, first, next, start) = (0L, 0L, -1L, 0L, Stopwatch.GetTimestamp());
        var buffer = new ArrayBufferWriter<byte>();
        while (!cancellationToken.IsCancellationRequested)
        {
            await tail.WaitAsync(CancellationToken.None);
            var batch = tail.ReadNewest(MostLines);
            if (batch.Lines.Count > 0)
            {
                first = first < 0 ? batch.FirstSequence - batch.Skipped : first;
                told += batch.Skipped + batch.Lines.Count;
                next = batch.FirstSequence + batch.Lines.Count;
                buffer.ResetWrittenCount();
                using var writer = new Utf8JsonWriter(buffer);
                JsonSerializer.Serialize(writer, new LogPage(batch.FirstSequence, batch.Skipped, batch.Lines));
                bytes += buffer.WrittenCount;
            }
            await Task.Delay(Interval, TimeProvider.System);
        }
        return new Look(bytes, told, next - first, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private sealed record Look(long Bytes, long Told, long Expected, double Seconds);

    private sealed record Run(int Streams, double Cpu, double Rate, long Growth, double AllocatedPerLine, double BytesPerViewer, long Untold);

    private sealed class OneSource(EngineLogReader reader, LogOrigin origin) : ILogSources, ILogDirectory
    {
        public LogKey Key { get; } = new(origin.Server, "busy-0123456789ab");

        public IReadOnlyList<LogEntry> Current => [new LogEntry(Key, origin, true, new Dictionary<string, string>())];

        public long Version => 0;

        public Task NextAsync() => new TaskCompletionSource().Task;

        public ILogSource Find(LogKey key) => new ContainerLogSource(reader, Core.Containers.ContainerName.Parse(key.Source), DateTimeOffset.UnixEpoch, origin);

        public void Interrupt(ServerName server)
        {
        }
    }
}
