using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Containers;

/// <summary>An engine over <c>tcp://</c> with mutual TLS: the list, an operation and the log.</summary>
public sealed class TlsEngineTests
{
    [Fact]
    public async Task Engine_WithOurCertificate_IsListedOperatedAndRead()
    {
        await using var real = new RealEngine();
        await using var tls = new TlsProxy(real.Address);
        await using var house = await new ContainerHouse(real.Server, $"tcp://127.0.0.1:{tls.Port}", new ServerTls { Ca = tls.Ca, Certificate = tls.Certificate, Key = tls.Key }).StartAsync();
        var name = ContainerName.Parse(await real.RunAsync("echo over TLS; trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done"));
        var fleet = await house.UntilAsync(f => f.Find(real.Server, name) is { IsAlive: true });

        var run = await house.Runner.StartAsync(An.Administrator, new RestartContainer(real.Server, name, 1), null, TestContext.Current.CancellationToken);
        Assert.Equal("done", (await run.Completion).Word);

        var lines = new List<string>();
        await foreach (var line in house.Get<ContainerLogs>().ReadAsync(An.Viewer, fleet.Find(real.Server, name)!, new ContainerLogRequest(), TestContext.Current.CancellationToken))
            lines.Add(line.Text);
        Assert.Equal(["over TLS", "over TLS"], lines);
    }

    [Fact]
    public async Task Engine_OfAnotherAuthority_IsRefusedAndShownAsRetrying()
    {
        await using var real = new RealEngine();
        await using var tls = new TlsProxy(real.Address);
        await using var other = new TlsProxy(real.Address);
        await using var house = await new ContainerHouse(real.Server, $"tcp://127.0.0.1:{tls.Port}", new ServerTls { Ca = other.Ca, Certificate = other.Certificate, Key = other.Key }).StartAsync();
        var fleet = await house.UntilAsync(f => f.Servers[real.Server].Server.State is StreamState.Retrying);
        Assert.Empty(fleet.Containers);
    }
}
