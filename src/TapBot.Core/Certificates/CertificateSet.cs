using System.Collections.Immutable;

namespace TapBot.Core.Certificates;

/// <summary>All watched endpoints at one moment.</summary>
/// <param name="ByEndpoint">In no particular order.</param>
public sealed record CertificateSet(ImmutableDictionary<CertificateEndpoint, WatchedCertificate> ByEndpoint)
{
    /// <summary>Nothing yet.</summary>
    public static CertificateSet Empty { get; } = new(ImmutableDictionary<CertificateEndpoint, WatchedCertificate>.Empty);

    /// <summary>The web routers of all proxies.</summary>
    public IReadOnlyList<WebRouter> Routers { get; init; } = [];

    /// <summary>The files from which certificates are read, and how that goes.</summary>
    public IReadOnlyList<StoredSource> Stored { get; init; } = [];

    /// <summary>The one of that endpoint, or null.</summary>
    public WatchedCertificate? Find(CertificateEndpoint endpoint) => ByEndpoint.GetValueOrDefault(endpoint);

    /// <summary>The set after a change.</summary>
    public CertificateSet With(CertificateChange change) => change switch
    {
        CertificateChange.Is(var certificate) => this with { ByEndpoint = ByEndpoint.SetItem(certificate.Endpoint, certificate) },
        CertificateChange.Gone(var endpoint) => this with { ByEndpoint = ByEndpoint.Remove(endpoint) },
        CertificateChange.Routers(var routers) => this with { Routers = routers },
        CertificateChange.Stored(var files) => this with { Stored = files },
        _ => this,
    };
}
