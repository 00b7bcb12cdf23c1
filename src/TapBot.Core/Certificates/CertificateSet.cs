using System.Collections.Immutable;

namespace TapBot.Core.Certificates;

/// <summary>All watched endpoints at one moment.</summary>
/// <param name="ByEndpoint">In no particular order.</param>
public sealed record CertificateSet(ImmutableDictionary<CertificateEndpoint, WatchedCertificate> ByEndpoint)
{
    /// <summary>Nothing yet.</summary>
    public static CertificateSet Empty { get; } = new(ImmutableDictionary<CertificateEndpoint, WatchedCertificate>.Empty);

    /// <summary>The one of that endpoint, or null.</summary>
    public WatchedCertificate? Find(CertificateEndpoint endpoint) => ByEndpoint.GetValueOrDefault(endpoint);

    /// <summary>The set after a change.</summary>
    public CertificateSet With(CertificateChange change) => change switch
    {
        CertificateChange.Is(var certificate) => new(ByEndpoint.SetItem(certificate.Endpoint, certificate)),
        CertificateChange.Gone(var endpoint) => new(ByEndpoint.Remove(endpoint)),
        _ => this,
    };
}
