namespace TapBot.Core.Certificates;

/// <summary>What somebody may see of certificates at one moment.</summary>
/// <param name="Certificates">The endpoints, in the order in which they fail.</param>
/// <param name="Coverage">How many web routers are served over valid TLS.</param>
public sealed record CertificateView(IReadOnlyList<WatchedCertificate> Certificates, CertificateCoverage Coverage)
{
    /// <summary>The files from which certificates are read, for who may see the portal as a whole.</summary>
    public IReadOnlyList<StoredSource> Stored { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static CertificateView Empty { get; } = Of([]);

    /// <summary>Endpoints without routers.</summary>
    public static CertificateView Of(IReadOnlyList<WatchedCertificate> certificates) => new(certificates, CertificateCoverage.Of(certificates, []));
}
