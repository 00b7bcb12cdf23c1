using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Whether the end of a certificate is near enough to say so. Pure.</summary>
internal static class EndJudge
{
    /// <summary>Who is not renewed by itself is warned of so long before its end.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(30);

    /// <summary>
    /// What holds for longer was made or bought by hand, unless something is known that renews it. ACME authorities of the public give 90 days, and nobody renews such a certificate by hand:
    /// to be warned 30 days before would be to be warned for good.
    /// </summary>
    public static readonly TimeSpan LongestRenewed = TimeSpan.FromDays(100);

    /// <summary>The finding; null while there is nothing to do yet, and when it has ended.</summary>
    /// <param name="notBefore">When it begins.</param>
    /// <param name="notAfter">When it ends.</param>
    /// <param name="isRenewed">True when something is known to renew it: then it is told that the renewal did not happen, as soon as that is certain.</param>
    /// <param name="now">When.</param>
    public static CertificateFinding? Of(DateTimeOffset notBefore, DateTimeOffset notAfter, bool isRenewed, DateTimeOffset now)
    {
        var renews = isRenewed || notAfter - notBefore <= LongestRenewed;
        var from = renews ? RenewalWindow.Of(notBefore, notAfter).OverdueFrom(notAfter) : notAfter - Warning;
        return notAfter < now || now < from
            ? null
            : new(Verdict.Expiring, Phrase.Of(renews ? "certificates.reason.expiring" : "certificates.reason.expiring.byHand", ("at", notAfter), ("count", (int)(notAfter - now).TotalDays)));
    }
}
