using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>A web router, or an endpoint, that is not known to be served over valid TLS.</summary>
/// <param name="Gap">Why not.</param>
/// <param name="Reason">The same in words, with what to do.</param>
/// <param name="Colour">Red when it certainly is not, unknown when nobody can tell.</param>
/// <param name="Router">The router; null where endpoints are counted.</param>
/// <param name="Certificate">The certificate that is meant; null where there is none, or none that the reader may see.</param>
public sealed record CoverageMiss(CoverageGap Gap, Phrase Reason, LightColour Colour, CertificateRouter? Router, WatchedCertificate? Certificate)
{
    /// <summary>What people call it.</summary>
    public string Name => Router?.Name ?? Certificate?.Endpoint.Shown ?? "";
}
