using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What is known of an endpoint before the first look and after each. Pure.</summary>
internal static class CertificateStates
{
    /// <summary>So many looks in a row without a connection are no accident.</summary>
    public const int FailuresToBeSure = 2;

    /// <summary>A clock that is wrong by more than this is not just set.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromDays(1);

    /// <summary>An endpoint that was not looked at yet.</summary>
    public static WatchedCertificate First(CertificateTarget target, DateTimeOffset now) =>
        new() { Endpoint = target.Endpoint, Origin = target.Origin, Scope = target.Scope, ServedBy = target.ServedBy, Router = target.Router, Since = now };

    /// <summary>The same after a look. What it served last stays when it could not be reached.</summary>
    public static WatchedCertificate After(WatchedCertificate before, ProbeResult result, DateTimeOffset now)
    {
        var failures = result.Trouble is null ? 0 : before.Failures + 1;
        var findings = result.Trouble is { } trouble ? [new CertificateFinding(Verdict.CannotConnect, trouble)] : WithoutJump(before, result, now);
        var verdict = findings.Count > 0 ? findings[0].Verdict : Verdict.Valid;
        return before with
        {
            Verdict = verdict,
            Findings = findings,
            Reason = findings.Count > 0 ? findings[0].Reason : Good(result.Served!, now),
            Served = result.Served ?? before.Served,
            ServedAt = result.Served is null ? before.ServedAt : now,
            CheckedAt = now,
            IsChecking = false,
            Failures = failures,
            Colour = IsPressing(findings, result.Served, now) ? LightColour.Red : ColourOf(verdict, failures, result.Served),
            Since = verdict == before.Verdict ? before.Since : now,
        };
    }

    /// <summary>Red is what clients do not accept; one failed connection is not known to be more than an accident.</summary>
    public static LightColour ColourOf(Verdict verdict, int failures, ServedCertificate? served) => verdict switch
    {
        Verdict.Valid => LightColour.Green,
        Verdict.CannotConnect => failures >= FailuresToBeSure ? LightColour.Red : LightColour.Unknown,
        Verdict.OldProtocol when served is { Protocols: var protocols } && protocols.All(TlsVersions.IsOld) => LightColour.Red,
        Verdict.StoredDiffers or Verdict.OldProtocol or Verdict.Expiring => LightColour.Yellow,
        _ => LightColour.Red,
    };

    /// <summary>
    /// A certificate that has begun cannot begin later: when the same one was seen to hold before and begins only a few hours from now, the clock of this machine was set back, and the certificate is
    /// what it was.
    /// </summary>
    private static IReadOnlyList<CertificateFinding> WithoutJump(WatchedCertificate before, ProbeResult result, DateTimeOffset now) =>
        before.Served is { } known && result.Served is { } served && known.Fingerprint == served.Fingerprint && !before.Findings.Any(f => f.Verdict is Verdict.NotYetValid) && served.NotBefore - now <= MostSkew
            ? [.. result.Findings.Where(f => f.Verdict is not Verdict.NotYetValid)]
            : result.Findings;

    private static bool IsPressing(IReadOnlyList<CertificateFinding> findings, ServedCertificate? served, DateTimeOffset now) =>
        served is not null && findings.Any(f => f.Verdict is Verdict.Expiring) && EndJudge.IsPressing(served.NotBefore, served.NotAfter, now);

    private static Phrase Good(ServedCertificate served, DateTimeOffset now) => Phrase.Of("certificates.reason.valid", ("at", served.NotAfter), ("count", served.DaysLeft(now)));
}
