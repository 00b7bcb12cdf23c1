using TapBot.Core.Certificates;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>Certificates in words.</summary>
internal static class CertificateWords
{
    /// <summary>The verdict; that there is none yet is said, too.</summary>
    public static string Verdict(Texts texts, WatchedCertificate certificate) => certificate.Verdict is { } verdict ? Verdict(texts, verdict) : texts["certificates.verdict.none"];

    /// <summary>One verdict.</summary>
    public static string Verdict(Texts texts, Verdict verdict) => texts["certificates.verdict." + verdict];

    /// <summary>Why something is not covered, in a word or two.</summary>
    public static string Miss(Texts texts, CoverageMiss miss) =>
        miss is { Gap: CoverageGap.NotAccepted, Certificate: { } certificate } ? Verdict(texts, certificate) : texts["certificates.coverage.gap." + miss.Gap];

    /// <summary>An endpoint where there is little room: without the address that is connected to.</summary>
    public static string Short(CertificateEndpoint endpoint) => endpoint.Shown.Split('@')[0];

    /// <summary>What is known of a revocation, and from where.</summary>
    public static string Revocation(Texts texts, RevocationResult revocation)
    {
        var words = texts.Of("certificates.revocation.state." + revocation.State, revocation.Source);
        return revocation.Why is { } why ? $"{words}: {texts.Say(why)}" : words;
    }
}
