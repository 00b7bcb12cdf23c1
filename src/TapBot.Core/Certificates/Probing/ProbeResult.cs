using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What one look at an endpoint shows: what it serves with everything that is wrong with it, or why there was nothing to see.</summary>
/// <param name="Served">What it serves; null when there was no connection.</param>
/// <param name="Findings">What is wrong with it, worst first.</param>
/// <param name="Trouble">Why there was no connection; null when there was one.</param>
internal sealed record ProbeResult(ServedCertificate? Served, IReadOnlyList<CertificateFinding> Findings, Phrase? Trouble)
{
    public static ProbeResult Failed(Phrase why) => new(null, [], why);
}
