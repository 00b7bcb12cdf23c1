using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>
/// A log while everything that can break breaks: what is seen live, what is kept and what is found by scrolling up are exactly what the engine wrote, each line once and in order.
/// </summary>
[Collection<BesideTests>]
public sealed class LogProofTests(PortalUnderTest portal, FaultyEngine engine) : PortalTest(portal)
{
    private const string End = "the end";
    private const int Faults = 6, Reconnects = 20;

    [Theory]
    [InlineData("20.10")]
    public Task Log_EverythingBreaks_NothingIsLostAndNothingComesTwice(string version) =>
        ProveAsync(version, lines: 20_000, burst: 60, "max-size=200k", TimeSpan.FromMinutes(2.5));

    [Theory]
    [InlineData("20.10")]
    [InlineData("26.1")]
    [Trait(Soak.Trait, Soak.Only)]
    public Task Log_EverythingBreaksOverAMillionLines_NothingIsLostAndNothingComesTwice(string version) =>
        ProveAsync(version, lines: 1_000_000, burst: 400, "max-size=2m", TimeSpan.FromMinutes(30));

    // Goes on where its last run stopped. The numbers say where something is missing; what counts is what the engine holds.
    private static string Counter(int lines, int burst) => $$"""
        until [ -e /go ]; do usleep 10000; done
        i=$(cat /count 2>/dev/null); i=${i:-0}
        while [ $i -lt {{lines}} ] || [ ! -e /stop ]; do
          n=$((RANDOM % {{burst}} + 1)); seq $((i + 1)) $((i + n)); i=$((i + n)); echo $i >/count; usleep $((RANDOM * 2))
        done
        echo {{End}}; sleep 1000
        """;

    private async Task ProveAsync(string version, int lines, int burst, string size, TimeSpan patience)
    {
        await engine.UseAsync(version);
        await using var real = await engine.StartAsync();
        await using var house = await PortalHouse.StartAsync(Browser, engine.Address);
        var name = await real.RunAsync(Counter(lines, burst), "--init", "--log-opt", size, "--log-opt", "max-file=100");
        await house.SeenAsync(name);
        using var end = new CancellationTokenSource(patience, TimeProvider.System);
        LogStream[] viewers = [LogStream.OfContainer(house, name), LogStream.OfMany(house, name)];
        var following = Task.WhenAll(viewers.Select(v => v.FollowAsync(End, lines / (Reconnects + 2), end.Token)));
        await real.DockerAsync("exec", name, "touch", "/go");

        await using var late = end.Token.Register(() => TestContext.Current.SendDiagnosticMessage(string.Join('\n', viewers.Select(v => $"late: {v}"))));
        foreach (var (number, fault) in FaultsOf(house, real, name).Index())
        {
            var least = lines / (Faults + 1) * (number + 1);
            await Task.WhenAny(following, UntilAsync(() => viewers.All(v => v.Lines.Count >= least), end.Token)).Unwrap();
            await fault();
        }
        await real.DockerAsync("exec", name, "touch", "/stop");
        await following;

        var held = (await real.DockerAsync("logs", name)).Split('\n');
        Assert.Equal(End, held[^1]);
        Assert.InRange(held.Length, lines / 100 * 99, int.MaxValue);
        foreach (var viewer in viewers)
        {
            Assert.InRange(viewer.Connections, Reconnects, int.MaxValue);
            Assert.Equal(0, viewer.Skipped);
            Same(held, viewer.Lines, viewer.ToString());
        }
        await IsKeptAsync(house, name, held, end.Token);
        await real.DockerAsync("rm", "-f", name);
        await IsKeptAsync(house, name, held, end.Token);
    }

    private IEnumerable<Func<Task>> FaultsOf(PortalHouse house, RealEngine real, string name) =>
    [
        () => house.Process.RestartAsync(() => Task.CompletedTask),
        async () =>
        {
            await house.EngineIsAsync("live");
            await real.DockerAsync("restart", "-t", "0", name);
        },
        async () =>
        {
            await engine.PauseAsync();
            await house.EngineIsAsync("retrying");
            await engine.ResumeAsync();
        },
        async () =>
        {
            await engine.EndAsync();
            await engine.StartAsync();
        },
        async () =>
        {
            await engine.KillAsync();
            await engine.StartAsync();
        },
        () => house.Process.RestartAsync(async () =>
        {
            await engine.KillAsync();
            await engine.StartAsync();
        }),
    ];

    private static async Task IsKeptAsync(PortalHouse house, string name, string[] held, CancellationToken cancellationToken)
    {
        Same(held, await house.WholeAsync(cancellationToken, name), "the whole history");
        Same(held, await house.ScrolledAsync(cancellationToken, name), "the history, page by page");
    }

    private static void Same(IReadOnlyList<string> expected, IReadOnlyList<string> found, string where)
    {
        var at = expected.Zip(found).TakeWhile(p => p.First == p.Second).Count();
        Assert.True(
            at == expected.Count && at == found.Count,
            $"{where}\n{expected.Count} lines expected, {found.Count} found; from line {at} on:\n{string.Join(' ', expected.Skip(at - 3).Take(10))}\n{string.Join(' ', found.Skip(at - 3).Take(10))}");
    }

    private static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
    }
}
