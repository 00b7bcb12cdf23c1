using TapBot.Benchmarks.Access;
using TapBot.Benchmarks.Certificates;
using TapBot.Benchmarks.Databases;
using TapBot.Benchmarks.Figures;
using TapBot.Benchmarks.Lists;
using TapBot.Benchmarks.Logs;
using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks;

/// <summary>Finds the command. The class is not called Program, because that is the name of the portal's.</summary>
internal static class Commands
{
    private static async Task<int> Main(string[] arguments) => arguments switch
    {
        ["logs", .. var rest] => LogsBenchmarkOptions.Parse(rest) is { } options ? Table.Print(await LogsBenchmark.RunAsync(options)) : 2,
        ["parse"] => Table.Print(ParseBenchmark.Run()),
        ["store"] => Table.Print(await StoreBenchmark.RunAsync()),
        ["history"] => Table.Print(await HistoryBenchmark.RunAsync(null)),
        ["history", "--portal", var folder] when Directory.Exists(folder) => Table.Print(await HistoryBenchmark.RunAsync(new DirectoryInfo(folder))),
        ["viewers"] => Table.Print(await ViewersBenchmark.RunAsync()),
        ["list"] => Table.Print(await ListBenchmark.RunAsync()),
        ["access"] => Table.Print(await AccessBenchmark.RunAsync(null)),
        ["access", "--portal", var folder] when Directory.Exists(folder) => Table.Print(await AccessBenchmark.RunAsync(new DirectoryInfo(folder))),
        ["latency", .. var rest] => EngineOptions.Parse("latency", rest) is { } options ? Table.Print(await LatencyBenchmark.RunAsync(options)) : 2,
        ["footprint", .. var rest] => EngineOptions.Parse("footprint", rest) is { } options ? Table.Print(await FootprintBenchmark.RunAsync(options)) : 2,
        ["recording", .. var rest] => EngineOptions.Parse("recording", rest) is { } options ? Table.Print(await RecordingBenchmark.RunAsync(options)) : 2,
        ["wall", .. var rest] => EngineOptions.Parse("wall", rest) is { } options ? Table.Print(await WallBenchmark.RunAsync(options)) : 2,
        ["answers", .. var rest] => EngineOptions.Parse("answers", rest) is { } options ? Table.Print(await AnswersBenchmark.RunAsync(options)) : 2,
        ["flood"] => Table.Print(await FloodBenchmark.RunAsync(null)),
        ["flood", "--portal", var folder] when Directory.Exists(folder) => Table.Print(await FloodBenchmark.RunAsync(new DirectoryInfo(folder))),
        ["merged"] => Table.Print(await MergedBenchmark.RunAsync(null)),
        ["merged", "--portal", var folder] when Directory.Exists(folder) => Table.Print(await MergedBenchmark.RunAsync(new DirectoryInfo(folder))),
        ["databases", .. var rest] => DatabasesBenchmarkOptions.Parse(rest) is { } options ? Table.Print(await DatabasesBenchmark.RunAsync(options)) : 2,
        ["certificates"] => TlsServers.Given() is { } servers ? Table.Print(await CertificatesBenchmark.RunAsync(servers)) : 2,
        ["all", .. var rest] => EngineOptions.Parse("all", rest) is { } options && DatabasesBenchmarkOptions.Of(options.Database, null) is { } databases && TlsServers.Given() is { } servers
            ? Table.Print(await AllAsync(options, databases, servers))
            : 2,
        _ => Usage(),
    };

    private static async Task<IReadOnlyList<Result>> AllAsync(EngineOptions options, DatabasesBenchmarkOptions databases, TlsServers servers)
    {
        Table.TakeOutput();
        using var work = await Workplace.OpenAsync(options.Portal);
        options = options with { Portal = work.Program };
        return
        [
            .. await LogsBenchmark.RunAsync(new LogsBenchmarkOptions(options.Engine, Image: options.Image)),
            .. ParseBenchmark.Run(),
            .. await StoreBenchmark.RunAsync(),
            .. await HistoryBenchmark.RunAsync(work.Program),
            .. await ViewersBenchmark.RunAsync(),
            .. await ListBenchmark.RunAsync(),
            .. await DatabasesBenchmark.RunAsync(databases with { Portal = work.Program }),
            .. await CertificatesBenchmark.RunAsync(servers),
            .. await AccessBenchmark.RunAsync(work.Program),
            .. await LatencyBenchmark.RunAsync(options),
            .. await FloodBenchmark.RunAsync(work.Program),
            .. await MergedBenchmark.RunAsync(work.Program),
            .. await FootprintBenchmark.RunAsync(options),
            .. await RecordingBenchmark.RunAsync(options),
            .. await WallBenchmark.RunAsync(options),
            .. await AnswersBenchmark.RunAsync(options),
        ];
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            """
            Usage: TapBot.Benchmarks COMMAND
              logs DOCKER [--lines 1200000] [--repetitions 3] [--image sandbox/base:1]   our log reader against docker logs, on the engine at unix:///... or tcp://...
              parse                                                                      level, message and fields of lines; filters
              store                                                                      the history of logs: 2 GB of samples written, searched, counted (needs 500 MB of disk)
              history [--portal DIR]                                                     the history of figures: 200 series over 30 days, on the disk and asked for, over HTTP too; an hour in memory
              viewers                                                                    one log at 10,000 and 100,000 lines/s through archive and ring to viewers
              list                                                                       a list of 1,000 containers: API, changes, page
              databases [--database CONNECTION] [--portal DIR]                           a real PostgreSQL: its sampler; its pages in a browser, the console, exports, 20,000 tables
              certificates                                                               500 endpoints of a real TLS server looked at, at most 20 at once
              access [--portal DIR]                                                      asking for rights, signing in under a flood of attempts, losing a right in an open page
              latency [--engine DOCKER] [--portal DIR] [--image sandbox/base:1]          from a written line to the screen
              footprint [--engine DOCKER] [--portal DIR] [--image sandbox/base:1]        start, memory and processor time of the published portal
              recording [--engine DOCKER] [--portal DIR] [--image sandbox/base:1]        what recording costs when nobody looks: 20 quiet containers, 100 that write
              wall [--engine DOCKER] [--portal DIR]                                      what twenty and a hundred wall screens cost
              answers [--engine DOCKER] [--portal DIR] [--image sandbox/base:1]          every list of the API; the overview until it answers
              flood [--portal DIR]                                                       the page of a log at 100,000 lines/s while somebody is at the keys
              merged [--portal DIR]                                                      the page of several logs of JSON: what goes over the circuit
              all [--engine DOCKER] [--database CONNECTION] [--portal DIR] [--image sandbox/base:1]
                                                                                         all of them, about 40 minutes; stop what else runs first
            DOCKER is unix:///... or tcp://...; without --engine it is TAPBOT_TEST_DOCKER. DIR is a published portal; without it one is published first.
            certificates needs the TLS servers of sandbox/tls.sh: TAPBOT_TLS_PORT and TAPBOT_TLS_ROOT.
            CONNECTION is a superuser's log-in to a PostgreSQL 16 that nobody else uses; without --database it is TAPBOT_TEST_POSTGRES.
            The table goes to standard output; the exit code is 1 when a ratio, a count, bytes or an allocation is above its limit. Times fail nothing.
            """);
        return 2;
    }
}
