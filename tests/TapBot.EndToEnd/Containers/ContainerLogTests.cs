using TapBot.Core.Containers;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Testing.Logs;

namespace TapBot.EndToEnd.Containers;

/// <summary>The log reader against every engine that there is.</summary>
[Collection<BesideTests>]
public sealed class ContainerLogTests : IDisposable
{
    private static readonly string[] Variables = ["TAPBOT_TEST_DOCKER", "TAPBOT_TEST_DOCKER_26", "TAPBOT_TEST_DOCKER_28"];

    private readonly CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1), TimeProvider.System);

    /// <summary>The oldest engine always, so that its absence is a failure; the others where they can be had.</summary>
    public static TheoryData<string> Engines => [.. Variables.Where((name, index) => index == 0 || Environment.GetEnvironmentVariable(name) is { Length: > 0 })];

    private CancellationToken TestEnds => deadline.Token;

    public void Dispose() => deadline.Dispose();

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ReadAsync_LinesOfAllKinds_AreWhatWasWritten(string variable)
    {
        await using var engine = new RealEngine(variable);
        var id = await FinishedAsync(
            engine,
            @"printf 'first\n\nnul\0here\ncrlf\r\n'; printf 'bad\377\376utf\n'; echo '<b>&amp;</b>'; printf '\033[31mred\033[0m\n'; sleep 0.2; echo problem >&2; sleep 0.2; printf unfinished");

        var lines = await ReadAsync(engine, id, LogRange.Last(100));

        Assert.Equal(
            ["first", "", "nul\0here", "crlf", "bad\uFFFD\uFFFDutf", "<b>&amp;</b>", "\u001b[31mred\u001b[0m", "problem", "unfinished"],
            lines.Select(line => line.Text));
        Assert.Equal("problem", Assert.Single(lines, line => line.Stream == LogStream.Stderr).Text);
        Assert.InRange(TimeProvider.System.GetUtcNow() - lines[0].Cursor.Time, TimeSpan.FromSeconds(-5), TimeSpan.FromMinutes(2));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ReadAsync_Terminal_HasNoFramesAndNoReturns(string variable)
    {
        await using var engine = new RealEngine(variable);
        var id = await FinishedAsync(
            engine, @"echo first; echo; echo problem >&2; printf 'nul\0here\n'; head -c 40000 /dev/zero | tr '\0' a; echo end; printf unfinished", "-t");

        var lines = await ReadAsync(engine, id, LogRange.Last(100));

        Assert.Equal(["first", "", "problem", "nul\0here", new string('a', LogLine.MaxTextBytes), "unfinished"], lines.Select(line => line.Text));
        Assert.Equal(40_003 - LogLine.MaxTextBytes, lines[4].CutBytes);
        Assert.All(lines, line => Assert.Equal(LogStream.Stdout, line.Stream));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ReadAsync_LineOfFiveMegabytes_IsCutAndCounted(string variable)
    {
        await using var engine = new RealEngine(variable);
        var id = await FinishedAsync(engine, "echo before; head -c 5000000 /dev/zero | tr '\\0' z; echo; echo after");

        var lines = await ReadAsync(engine, id, new LogRange());

        Assert.Equal(["before", new string('z', LogLine.MaxTextBytes), "after"], lines.Select(line => line.Text));
        Assert.Equal([0, 5_000_000 - LogLine.MaxTextBytes, 0], lines.Select(line => line.CutBytes));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task FollowAsync_InterruptedAgainAndAgain_DeliversEveryLineOnce(string variable)
    {
        const int Count = 60_000;
        await using var engine = new RealEngine(variable);
        var id = await engine.RunAsync($"sleep 1; i=0; while [ $i -lt {Count} ]; do seq $((i + 1)) $((i + 1000)); seq $((i + 1)) 50 $((i + 1000)) | sed s/^/e/ >&2; i=$((i + 1000)); usleep 20000; done");
        var reader = Reader(engine);
        var source = new ContainerLogSource(reader, ContainerName.Parse(id), DateTimeOffset.UnixEpoch);
        var start = LogStart.AtTail(1_000);
        var sink = new CollectingSink();

        var cuts = 0;
        for (var ended = false; !ended;)
        {
            var following = source.FollowAsync(start, sink, TestEnds);
            var seen = sink.Lines.Count;
            if (cuts < 25)
            {
                await Task.WhenAny(following, sink.WhenAsync(lines => lines.Count >= seen + 700)).WaitAsync(TestEnds);
                reader.Interrupt();
            }
            try
            {
                await following;
                ended = true;
            }
            catch (LogFailedException interrupted) when (interrupted.Why.Code == "logs.interrupted")
            {
                cuts++;
            }
        }

        Assert.InRange(cuts, 10, 25);
        Assert.Equal(Enumerable.Range(1, Count).Select(i => $"{i}"), sink.Lines.Where(line => line.Stream == LogStream.Stdout).Select(line => line.Text));
        Assert.Equal(Enumerable.Range(0, Count / 50).Select(i => $"e{(i * 50) + 1}"), sink.Lines.Where(line => line.Stream == LogStream.Stderr).Select(line => line.Text));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task LogTails_InterruptedWhileWatched_ResumeWithoutLossOrRepeat(string variable)
    {
        await using var engine = new RealEngine(variable);
        var key = new LogKey(engine.Server, await engine.RunAsync("i=1; while [ $i -le 600 ]; do echo $i; i=$((i + 1)); usleep 5000; done; sleep 600"));
        await using var tails = Tails(engine);
        await using var tail = tails.Open(key);
        await UntilAsync(tail, tail => Texts(tail).Count > 50);

        tails.Interrupt(key.Server);
        await UntilAsync(tail, tail => tail.State is StreamState.Retrying { Why.Code: "logs.interrupted" });
        await UntilAsync(tail, tail => Texts(tail).Count >= 600);

        Assert.Equal(Enumerable.Range(1, 600).Select(i => $"{i}"), Texts(tail));
        Assert.IsType<StreamState.Live>(tail.State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public Task LogTails_ContainerStartedAgain_GoOn(string variable) => RestartAsync(variable);

    [Theory]
    [MemberData(nameof(Engines))]
    public Task LogTails_ContainerWithTerminalStartedAgain_GoOn(string variable) => RestartAsync(variable, "-t");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ReadOlderAsync_PageByPage_ReachesTheBeginning(string variable)
    {
        await using var engine = new RealEngine(variable);
        var id = await FinishedAsync(engine, "seq 1 1500; sleep 1; seq 1501 3000");
        await using var tails = Tails(engine);
        await using var tail = tails.Open(new LogKey(engine.Server, id));
        await UntilAsync(tail, tail => tail.State is StreamState.Ended { Why.Code: "logs.ended" });
        var lines = tail.ReadRange(0, 10_000).Lines.ToList();

        while (await tail.ReadOlderAsync(lines[0].Cursor, 300, TestEnds) is { Count: > 0 } older)
            lines.InsertRange(0, older);

        Assert.Equal(Enumerable.Range(1, 3_000).Select(i => $"{i}"), lines.Select(line => line.Text));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Open_NoSuchContainer_EndsWithTheReason(string variable)
    {
        await using var engine = new RealEngine(variable);
        await using var tails = Tails(engine);
        await using var tail = tails.Open(new LogKey(engine.Server, new string('0', 64)));

        await UntilAsync(tail, tail => tail.State is StreamState.Ended { Why.Code: "logs.gone" });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Open_DriverKeepsNothing_EndsWithTheReason(string variable)
    {
        await using var engine = new RealEngine(variable);
        var id = await FinishedAsync(engine, "echo x", "--log-driver", "none");
        await using var tails = Tails(engine);
        await using var tail = tails.Open(new LogKey(engine.Server, id));

        await UntilAsync(tail, tail => tail.State is StreamState.Ended { Why.Code: "logs.driver" });
    }

    private async Task RestartAsync(string variable, params string[] options)
    {
        await using var engine = new RealEngine(variable);
        var key = new LogKey(engine.Server, await engine.RunAsync("echo hello; printf unfinished; sleep 1", options));
        await using var tails = Tails(engine);
        await using var tail = tails.Open(key);
        for (var run = 1; run <= 3; run++)
        {
            await UntilAsync(tail, tail => tail.State is StreamState.Ended && Texts(tail).Count >= run * 2);
            if (run == 3)
                break;
            await engine.DockerAsync("start", key.Source);
            tails.Restarted(key);
        }

        Assert.Equal(["hello", "unfinished", "hello", "unfinished", "hello", "unfinished"], Texts(tail));
    }

    private static EngineLogReader Reader(RealEngine engine) => new(new EngineEndpoint(new Uri(engine.Address)));

    private static LogTails Tails(RealEngine engine) => new(
        new ContainerLogSources(new Dictionary<ServerName, EngineLogReader> { [engine.Server] = Reader(engine) }, static _ => null),
        new SharedSourceOptions(), TimeProvider.System);

    private static IReadOnlyList<string> Texts(ILogTail tail) => [.. tail.ReadRange(0, 100_000).Lines.Select(line => line.Text)];

    private static async Task<string> FinishedAsync(RealEngine engine, string script, params string[] options)
    {
        var id = await engine.RunAsync(script, options);
        await engine.DockerAsync("wait", id);
        return id;
    }

    private async Task<IReadOnlyList<LogLine>> ReadAsync(RealEngine engine, string id, LogRange range)
    {
        var sink = new CollectingSink();
        await new ContainerLogSource(Reader(engine), ContainerName.Parse(id), DateTimeOffset.UnixEpoch).ReadAsync(range, sink, TestEnds);
        return sink.Lines;
    }

    private async Task UntilAsync(ILogTail tail, Func<ILogTail, bool> condition)
    {
        while (!condition(tail))
        {
            await tail.WaitAsync(TestEnds);
            tail.ReadNewest(1);
        }
    }
}
