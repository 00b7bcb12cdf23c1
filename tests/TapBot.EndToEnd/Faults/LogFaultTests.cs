using TapBot.EndToEnd.Api;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>A log that is followed while everything that can break breaks: not a line is lost or comes twice.</summary>
[Collection<FaultyEngineTests>]
public sealed class LogFaultTests(PortalUnderTest portal, FaultyEngine engine) : PortalTest(portal)
{
    private const string Counter = "i=0; while [ ! -e /stop ]; do n=0; while [ $n -lt 100 ]; do i=$((i+1)); n=$((n+1)); echo $i; done; sleep 0.05; done; echo the end; sleep 1000";

    [Fact]
    public async Task Stream_AcrossHangKillAndReconnect_IsWhatTheEngineHolds()
    {
        await using var real = await engine.StartAsync();
        await using var house = await PortalHouse.StartAsync(Browser, engine.Address);
        var name = await real.RunAsync(Counter, "--init");
        await house.SeenAsync(name);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);
        var stream = new LogStream(house, name);

        await MoreAsync(stream, end.Token);
        await MoreAsync(stream, end.Token); // connected anew
        var through = await stream.BeginAsync(s => s.States.Contains("retrying") && s.States[^1] == "live" && s.Lines.Count >= 10_000, end.Token);
        await engine.PauseAsync();
        await house.EngineIsAsync("retrying");
        await engine.ResumeAsync();
        await through;
        through = await stream.BeginAsync(s => s.Lines[^1] == "the end", end.Token); // one connection over a kill and a start
        await engine.KillAsync();
        await engine.StartAsync();
        await real.DockerAsync("exec", name, "touch", "/stop");
        await through;

        Assert.Equal(0, stream.Skipped);
        var held = (await real.DockerAsync("logs", name)).Split('\n');
        Assert.Equal(held.Length, stream.Lines.Count);
        Assert.Equal(held, stream.Lines);
        TestContext.Current.SendDiagnosticMessage("{0} lines over {1} states", stream.Lines.Count, stream.States.Count);
    }

    private static Task MoreAsync(LogStream stream, CancellationToken cancellationToken)
    {
        var begin = stream.Lines.Count;
        return stream.ReadUntilAsync(s => s.Lines.Count >= begin + 2_000, cancellationToken);
    }
}
