using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;
using TapBot.Testing.Storage;

namespace TapBot.Benchmarks.Certificates;

/// <summary>What it costs to watch 500 endpoints of a real TLS server: all of them looked at as the portal does it, once for the first time and then again and again.</summary>
internal static class CertificatesBenchmark
{
    private const int Count = 500, Rounds = 3;
    private const double MostSeconds = 60, MostProcessor = 5, MostKilobytes = 1_500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    public static async Task<IReadOnlyList<Result>> RunAsync(TlsServers servers)
    {
        Console.Error.WriteLine($"certificates: {Count} endpoints, {Rounds + 1} rounds");
        await using var store = await StorageRig.StartAsync();
        var (reach, roots) = (new Reach(new Dialler()), new TrustedRoots(() => Trusted(servers.Root), TimeProvider.System));
        using var fetch = new GuardedFetch(reach, roots, TimeProvider.System);
        var stored = SomeStored.None(TimeProvider.System);
        var probe = new CountedProbe(new CertificateProbe(reach, fetch, new RevocationCheck(fetch, new CrlCache(TimeProvider.System)), roots, stored, TimeProvider.System), Count);
        var source = new FixedEndpoints();
        var targets = Enumerable.Range(0, Count).Select(n => FixedEndpoints.Of(servers.Endpoint(n), origin: CertificateOrigin.Configured)).ToArray();
        using var watch = new CertificateWatch(
            [source], new EndpointRegister(store.Storage), stored, probe, new CertificateBroadcast(TimeProvider.System), Options.Create(new CertificatesOptions()), TimeProvider.System, NullLogger<CertificateWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);

        var first = await MeasureAsync(probe, () => source.Set(targets));
        var again = new List<Measurement>();
        for (var round = 0; round < Rounds; round++)
            again.Add(await MeasureAsync(probe, () => Array.ForEach(targets, t => watch.RunOf(t.Endpoint)?.Ask())));
        await watch.StopAsync(CancellationToken.None);

        if (probe.Bad > 0)
            throw new InvalidOperationException($"{probe.Bad} looks did not find what the server serves: nothing is known of what a good one costs.");
        var best = Measurement.Best(again);
        return
        [
            Result.Time($"certificates: {Count} endpoints of a real TLS server looked at, the first time after the start", first.Wall.TotalMilliseconds, MostSeconds * 1000),
            Result.Time($"the same once more, best of {Rounds}", best.Wall.TotalMilliseconds, MostSeconds * 1000),
            Result.Limit("certificates: endpoints that are looked at at the same moment, most", probe.Most, CertificateWatch.AtOnce, "endpoints"),
            Result.Limit($"certificates: processor time of the first round, over the {Interval.TotalMinutes} minutes between two", Share(first), MostProcessor, "% of a core", "N2"),
            Result.Limit($"certificates: processor time of a later round ({best.Cpu.TotalMilliseconds / Count:N1} ms a look), over the same time", Share(best), MostProcessor, "% of a core", "N2"),
            Result.Limit("certificates: allocated for a look", best.Allocated / 1024d / Count, MostKilobytes, "KB"),
        ];
    }

    private static double Share(Measurement round) => 100 * round.Cpu / Interval;

    private static async Task<Measurement> MeasureAsync(CountedProbe probe, Action begin)
    {
        var (over, cpu, allocated, start) = (probe.NextRound(), Machine.CpuOf(Environment.ProcessId), GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        begin();
        await over;
        return new(Stopwatch.GetElapsedTime(start), Machine.CpuOf(Environment.ProcessId) - cpu, GC.GetTotalAllocatedBytes() - allocated);
    }

    private static X509Certificate2Collection Trusted(string file)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(file);
        return roots;
    }
}
