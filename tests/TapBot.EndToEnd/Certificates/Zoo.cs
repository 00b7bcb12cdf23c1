using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Testing.Certificates;

namespace TapBot.EndToEnd.Certificates;

/// <summary>The TLS servers that <c>sandbox/tls.sh</c> has started, and a probe in front of them that trusts their root.</summary>
internal sealed class Zoo : IDisposable
{
    private readonly GuardedFetch fetch;

    public Zoo(params string[] roots)
    {
        var (reach, trusted) = (new Reach(new Dialler()), RootsOf(roots.Length > 0 ? roots : [Root]));
        fetch = new GuardedFetch(reach, trusted, TimeProvider.System);
        Probe = new CertificateProbe(reach, fetch, new RevocationCheck(fetch, new CrlCache(TimeProvider.System)), trusted, SomeStored.None(TimeProvider.System), TimeProvider.System);
        Greeting = new TlsPortGreeting(reach, TimeProvider.System);
    }

    /// <summary>The file of the root that is to be trusted.</summary>
    public static string Root => Setting("ROOT");

    public CertificateProbe Probe { get; }

    public TlsPortGreeting Greeting { get; }

    /// <summary>The port of one of the servers: PORT, OLD_PORT, ANCIENT_PORT ...</summary>
    public static int Port(string name) => int.Parse(Setting(name), CultureInfo.InvariantCulture);

    /// <summary>The endpoint of a name at one of the servers.</summary>
    public static string At(string name, string port = "PORT") => string.Create(CultureInfo.InvariantCulture, $"{name}@127.0.0.1:{Port(port)}");

    /// <summary>Trust in the roots of these files and in no other.</summary>
    public static TrustedRoots RootsOf(params string[] files)
    {
        var trusted = new X509Certificate2Collection();
        foreach (var file in files)
            trusted.ImportFromPemFile(file);
        return new TrustedRoots(() => trusted, TimeProvider.System);
    }

    public Task<ProbeResult> LookAsync(string endpoint, CertificateOrigin origin = CertificateOrigin.Configured) =>
        Probe.LookAsync(new CertificateTarget(CertificateEndpoint.Parse(endpoint), origin, Scope.Portal), TestContext.Current.CancellationToken);

    public Task<CipherLook> CiphersAsync(string endpoint) => Probe.CiphersAsync(new CertificateTarget(CertificateEndpoint.Parse(endpoint), CertificateOrigin.Configured, Scope.Portal), TestContext.Current.CancellationToken);

    public void Dispose() => fetch.Dispose();

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable("TAPBOT_TLS_" + name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"TAPBOT_TLS_{name} is not set; run these tests through ./test.sh, which starts the servers.");
}
