using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Whether the end of a certificate is near enough to say so. Pure.</summary>
internal static class EndJudge
{
    /// <summary>Who is not renewed by itself is warned of so long before its end.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(30);

    /// <summary>What lasts for months is pressing when so little is left.</summary>
    public static readonly TimeSpan Pressing = TimeSpan.FromDays(7);

    /// <summary>What holds for less lasts for days: the time that is left says nothing by itself.</summary>
    private static readonly TimeSpan ShortLived = TimeSpan.FromDays(30);

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
        if (notAfter < now || now < from)
            return null;
        var count = (int)(notAfter - now).TotalDays;
        return new(Verdict.Expiring, !renews ? Phrase.Of("certificates.reason.expiring.byHand", ("at", notAfter), ("count", count))
            : (now - from).TotalDays < 1 ? Phrase.Of("certificates.reason.expiring", ("at", notAfter), ("count", count))
            : Phrase.Of("certificates.reason.expiring.overdue", ("at", notAfter), ("left", count), ("count", (int)(now - from).TotalDays)));
    }

    /// <summary>
    /// True when so little time is left that somebody has to see to it now: seven days; of a certificate that lasts less than thirty, the same part of the time in which it is renewed. While its
    /// renewal is not due nothing presses.
    /// </summary>
    public static bool IsPressing(DateTimeOffset notBefore, DateTimeOffset notAfter, DateTimeOffset now)
    {
        var window = RenewalWindow.Of(notBefore, notAfter);
        var left = notAfter - notBefore < ShortLived ? window.Before * (Pressing / Warning) : Pressing;
        return now >= notAfter - left && now >= window.OverdueFrom(notAfter);
    }
}
