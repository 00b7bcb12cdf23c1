using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>How many web routers are served over valid TLS; where there are no routers, how many of the endpoints that are watched.</summary>
/// <param name="Covered">Those that are.</param>
/// <param name="Total">All.</param>
/// <param name="Missing">Each of the others with its reason, what is certain before what nobody can tell.</param>
/// <param name="OfRouters">True when routers were counted.</param>
public sealed record CertificateCoverage(int Covered, int Total, IReadOnlyList<CoverageMiss> Missing, bool OfRouters)
{
    /// <summary>Covered as a share of all, 0 to 1; null when there is nothing to cover.</summary>
    public double? Ratio => Total == 0 ? null : (double)Covered / Total;

    /// <summary>The coverage of what somebody may see.</summary>
    /// <param name="certificates">The endpoints.</param>
    /// <param name="routers">The web routers; where there are none, the endpoints are counted.</param>
    public static CertificateCoverage Of(IReadOnlyList<WatchedCertificate> certificates, IReadOnlyList<WebRouter> routers) => Of(certificates, routers, certificates);

    /// <summary>The same for who may see fewer endpoints than there are: what a router serves counts all the same, and only that is told of it.</summary>
    internal static CertificateCoverage Of(IReadOnlyList<WatchedCertificate> seen, IReadOnlyList<WebRouter> routers, IReadOnlyCollection<WatchedCertificate> all)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(routers);
        ArgumentNullException.ThrowIfNull(all);
        if (routers.Count == 0)
            return Of(seen.Count, seen.Select(OfEndpoint), ofRouters: false);
        var known = all.ToDictionary(c => c.Endpoint);
        var chosen = all.Where(c => c is { Endpoint.Address: not null, Origin: CertificateOrigin.Configured or CertificateOrigin.Added }).ToLookup(c => c.Endpoint.Name, StringComparer.Ordinal);
        var visible = seen.Select(c => c.Endpoint).ToHashSet();
        return Of(routers.Count, routers.Select(r => OfRouter(r, [.. r.Endpoints.SelectMany(Behind)], visible)), ofRouters: true);

        // An administrator who says where a name is to be reached from here means the routers of that name, too.
        List<WatchedCertificate?> Behind(CertificateEndpoint endpoint) => chosen.Contains(endpoint.Name) ? [.. chosen[endpoint.Name]] : [known.GetValueOrDefault(endpoint)];
    }

    private static CertificateCoverage Of(int total, IEnumerable<CoverageMiss?> misses, bool ofRouters)
    {
        var missing = misses.OfType<CoverageMiss>().OrderByDescending(m => m.Colour).ToList();
        return new(total - missing.Count, total, missing, ofRouters);
    }

    private static CoverageMiss? OfEndpoint(WatchedCertificate certificate) =>
        certificate.IsCovered ? null : new(certificate.Verdict is null ? CoverageGap.NotYet : CoverageGap.NotAccepted, certificate.Reason, certificate.Colour, null, certificate);

    private static CoverageMiss? OfRouter(WebRouter router, IReadOnlyList<WatchedCertificate?> behind, HashSet<CertificateEndpoint> visible)
    {
        var first = behind.OfType<WatchedCertificate>().FirstOrDefault();
        if (router is { Gap: CoverageGap.NoTls or CoverageGap.Disabled, Gap: { } sure, Reason: { } why })
            return Miss(sure, why, LightColour.Red, first);
        if (behind.OfType<WatchedCertificate>().Where(c => c is { Verdict: not null, IsCovered: false }).OrderByDescending(c => c.Colour).FirstOrDefault() is { } bad)
            return Miss(CoverageGap.NotAccepted, bad.Reason, bad.Colour, bad);
        if (router is { Gap: { } gap, Reason: { } reason })
            return Miss(gap, reason, LightColour.Unknown, first);
        return behind.All(c => c is { IsCovered: true }) ? null : Miss(CoverageGap.NotYet, Phrase.Of("certificates.reason.notYet"), LightColour.Unknown, behind.FirstOrDefault(c => c is not { IsCovered: true }));

        CoverageMiss Miss(CoverageGap of, Phrase reason, LightColour colour, WatchedCertificate? certificate) =>
            new(of, reason, colour, router.Router, certificate is not null && visible.Contains(certificate.Endpoint) ? certificate : null);
    }
}
