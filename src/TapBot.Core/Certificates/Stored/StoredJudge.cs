using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Whether what is served is what lies ready for the name. Pure.</summary>
internal static class StoredJudge
{
    /// <summary>The finding when it is not; null when it is, or when nothing lies ready for the name.</summary>
    public static CertificateFinding? Of(string name, string fingerprint, DateTimeOffset notAfter, IReadOnlyList<StoredCertificate> stored)
    {
        var ready = stored.Where(s => s.IsFor(name)).ToList();
        if (ready.Count == 0 || ready.Exists(s => s.Fingerprint == fingerprint))
            return null;
        var newest = ready.MaxBy(s => s.NotAfter)!;
        return new(Verdict.StoredDiffers, Phrase.Of("certificates.reason.storedDiffers", ("store", newest.Store), ("stored", newest.NotAfter), ("served", notAfter)));
    }
}
