using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;
using TapBot.Testing.Storage;

namespace TapBot.EndToEnd.Certificates;

/// <summary>What 500 endpoints of a real server cost: looked at within a minute, at most a twentieth of a core over the quarter of an hour between two looks.</summary>
public sealed class ManyEndpointsTests
{
    private const int Count = 500;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1), MostProcessor = TimeSpan.FromMinutes(15) * 0.05;

    [Fact]
    public async Task Watch_FiveHundredEndpoints_AreLookedAtWithinAMinuteAndCheaply()
    {
        using var zoo = new Zoo();
        await using var rig = await StorageRig.StartAsync();
        var (source, broadcast, register) = (new FixedEndpoints(), new CertificateBroadcast(TimeProvider.System), new EndpointRegister(rig.Storage));
        source.Set([.. Enumerable.Range(0, Count).Select(i => FixedEndpoints.Of(Zoo.At($"host{i}.wild.test"), origin: CertificateOrigin.Configured))]);
        using var watch = new CertificateWatch([source], register, SomeStored.None(TimeProvider.System), zoo.Probe, broadcast, Options.Create(new CertificatesOptions()), TimeProvider.System, NullLogger<CertificateWatch>.Instance);
        using var self = Process.GetCurrentProcess();
        var (begun, processor) = (TimeProvider.System.GetTimestamp(), self.TotalProcessorTime);

        await watch.StartAsync(TestContext.Current.CancellationToken);
        using var late = new CancellationTokenSource(Most * 2, TimeProvider.System);
        var seen = await broadcast.UntilAsync(all => all.ByEndpoint.Count == Count && all.ByEndpoint.Values.All(c => c.Verdict is not null) ? all : null, late.Token);
        self.Refresh();
        var (took, cost) = (TimeProvider.System.GetElapsedTime(begun), self.TotalProcessorTime - processor);
        await watch.StopAsync(CancellationToken.None);

        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalSeconds:F1} s, {cost.TotalSeconds:F1} s of processor time");
        Assert.All(seen.ByEndpoint.Values, c => Assert.Equal(Verdict.Valid, c.Verdict));
        Assert.InRange(took, TimeSpan.Zero, Most);
        Assert.InRange(cost, TimeSpan.Zero, MostProcessor);
    }
}
