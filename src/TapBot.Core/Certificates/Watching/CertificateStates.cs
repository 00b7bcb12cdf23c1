using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What is known of an endpoint before the first look and after each. Pure.</summary>
internal static class CertificateStates
{
    /// <summary>So many looks in a row without a connection are no accident.</summary>
    public const int FailuresToBeSure = 2;

    /// <summary>An endpoint that was not looked at yet.</summary>
    public static WatchedCertificate First(CertificateTarget target, DateTimeOffset now) =>
        new() { Endpoint = target.Endpoint, Origin = target.Origin, Scope = target.Scope, ServedBy = target.ServedBy, Router = target.Router, Since = now };

    /// <summary>The same after a look. What it served last stays when it could not be reached.</summary>
    public static WatchedCertificate After(WatchedCertificate before, ProbeResult result, DateTimeOffset now)
    {
        var failures = result.Trouble is null ? 0 : before.Failures + 1;
        var findings = result.Trouble is { } trouble ? [new CertificateFinding(Verdict.CannotConnect, trouble)] : result.Findings;
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
            Colour = ColourOf(verdict, failures, result.Served),
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

    private static Phrase Good(ServedCertificate served, DateTimeOffset now) => Phrase.Of("certificates.reason.valid", ("at", served.NotAfter), ("count", served.DaysLeft(now)));
}
