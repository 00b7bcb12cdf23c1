using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;

namespace TapBot.Core.Monitoring;

/// <summary>All that somebody may see and that has a light.</summary>
internal sealed record LightInputs(
    Fleet Fleet, IReadOnlyList<Machine> Machines, IReadOnlyList<DatabaseInstance> Databases, IReadOnlyList<ProxyInstance> Proxies, IReadOnlyList<WatchedCertificate> Certificates, IReadOnlyList<CheckState> Checks)
{
    /// <summary>Nothing yet.</summary>
    public static LightInputs None { get; } = new(Fleet.Empty, [], [], [], [], []);

    /// <summary>How many of the web routers are served over valid TLS.</summary>
    public CertificateCoverage Coverage { get; init; } = CertificateView.Empty.Coverage;
}
