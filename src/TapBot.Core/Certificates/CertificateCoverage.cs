namespace TapBot.Core.Certificates;

/// <summary>How many web endpoints clients accept: all that routers serve, or all that are watched where there are no routers.</summary>
/// <param name="Covered">Those that are served with a certificate that clients accept.</param>
/// <param name="Total">All.</param>
/// <param name="Missing">Those that are not covered, or of which nobody can tell.</param>
/// <param name="OfRouters">True when routers were counted.</param>
public sealed record CertificateCoverage(int Covered, int Total, IReadOnlyList<WatchedCertificate> Missing, bool OfRouters)
{
    /// <summary>Covered as a share of all, 0 to 1; null when there is nothing to cover.</summary>
    public double? Ratio => Total == 0 ? null : (double)Covered / Total;

    /// <summary>The coverage of what somebody may see.</summary>
    public static CertificateCoverage Of(IReadOnlyList<WatchedCertificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        var ofRouters = certificates.Any(c => c.Origin is CertificateOrigin.Router);
        var counted = ofRouters ? [.. certificates.Where(c => c.Origin is CertificateOrigin.Router)] : certificates;
        var missing = counted.Where(c => !c.IsCovered).ToList();
        return new(counted.Count - missing.Count, counted.Count, missing, ofRouters);
    }
}
