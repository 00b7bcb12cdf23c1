using System.Diagnostics;
using TapBot.Core.Containers;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;

namespace TapBot.Benchmarks;

/// <summary>
/// Our log reader against <c>docker logs</c> on the log of a container that has been written beforehand. The reader does all that the portal does with a line: timestamp,
/// level, text, cursor. Both alternate, each repetition is compared with the run of
/// <c>docker logs</c> just before it, and the best of them counts, since other work on the machine only ever makes things slower. Fails on ratios and allocations only.
/// </summary>
internal static class LogsBenchmark
{
    private const double MaxWallRatio = 1.0;
    private const double MaxCpuRatio = 0.7;
    private const double MaxBytesPerLine = 400;

    public static async Task<IReadOnlyList<Result>> RunAsync(LogsBenchmarkOptions options)
    {
        var docker = new DockerCli(options.Engine);
        var container = $"lg-benchmark-{Guid.NewGuid():N}";
        try
        {
            await WriteLogAsync(docker, container, options);
            return await CompareAsync(docker, container, options);
        }
        finally
        {
            await docker.RunAsync("rm", "--force", "--volumes", container);
        }
    }

    private static async Task WriteLogAsync(DockerCli docker, string container, LogsBenchmarkOptions options)
    {
        Console.Error.WriteLine($"writing {options.Lines:N0} lines");

        // 120 characters: number, level and words, one in ten of them not INFO.
        const string Script =
            """
            BEGIN {
                for (i = 1; i <= lines; i++)
                    printf "%9d %s request handled by worker-%02d path=/api/v1/orders/%07d status=200 duration=%03dms bytes=%05d peer=10.0.%03d\n",
                        i, (i % 10 ? "INFO " : "WARN "), i % 32, i % 9999999, i % 777, i % 65535, i % 255
            }
            """;
        await docker.RunAsync("run", "--detach", "--name", container, options.Image, "awk", "-v", $"lines={options.Lines}", Script);
        await docker.RunAsync("wait", container);
    }

    private static async Task<IReadOnlyList<Result>> CompareAsync(DockerCli docker, string container, LogsBenchmarkOptions options)
    {
        var (theirs, stamped, ours) = (new List<Measurement>(), new List<Measurement>(), new List<Measurement>());
        var reader = new EngineLogReader(new EngineEndpoint(options.Engine));
        for (var repetition = 1; repetition <= options.Repetitions; repetition++)
        {
            Console.Error.WriteLine($"repetition {repetition} of {options.Repetitions}");
            theirs.Add(await docker.MeasureAsync("logs", container));
            stamped.Add(await docker.MeasureAsync("logs", "--timestamps", container));
            ours.Add(await MeasureAsync(reader, container, options.Lines));
        }
        return Report(options.Lines, theirs, stamped, ours);
    }

    private static async Task<Measurement> MeasureAsync(EngineLogReader reader, string container, int lines)
    {
        var sink = new CountingSink();
        var source = new ContainerLogSource(reader, ContainerName.Parse(container), DateTimeOffset.UnixEpoch);
        GC.Collect();
        var (cpu, allocated, clock) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        await source.ReadAsync(new LogRange(), sink, CancellationToken.None);
        var run = new Measurement(clock.Elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
        return sink.Lines == lines && sink.Characters == lines * (long)sink.FirstLength
            ? run
            : throw new InvalidOperationException($"{lines} lines were written, {sink.Lines} were read.");
    }

    private static IReadOnlyList<Result> Report(int lines, IReadOnlyList<Measurement> theirs, IReadOnlyList<Measurement> stamped, IReadOnlyList<Measurement> ours)
    {
        var wall = ours.Zip(theirs, (our, their) => our.Wall / their.Wall).Min();
        var cpu = ours.Zip(theirs, (our, their) => our.Cpu / their.Cpu).Min();
        return
        [
            Speed("docker logs", lines, Measurement.Best(theirs)),
            Speed("docker logs --timestamps", lines, Measurement.Best(stamped)),
            Speed("our log reader, with timestamps", lines, Measurement.Best(ours)),
            Result.Limit($"time of our log reader, best ratio to docker logs of {lines:N0} lines", wall, MaxWallRatio, "", "N2"),
            Result.Limit("client processor time, the same", cpu, MaxCpuRatio, "", "N2"),
            Result.Limit("allocated per line delivered as text", (double)ours.Min(run => run.Allocated) / lines, MaxBytesPerLine, "B"),
        ];
    }

    private static Result Speed(string reader, int lines, Measurement run) =>
        Result.Note(reader, $"{run.Wall.TotalSeconds:F2} s, {lines / run.Wall.TotalSeconds:N0} lines/s, {run.Cpu.TotalSeconds:F2} s of client processor time");

    private sealed class CountingSink : ILogSink
    {
        public int Lines { get; private set; }

        public long Characters { get; private set; }

        public int FirstLength { get; private set; }

        public void Live()
        {
        }

        public bool Write(ReadOnlySpan<LogLine> lines)
        {
            if (Lines == 0)
                FirstLength = lines[0].Text.Length;
            Lines += lines.Length;
            foreach (var line in lines)
                Characters += line.Text.Length;
            return true;
        }
    }
}
