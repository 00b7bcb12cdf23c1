using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Whether what is served is what lies ready for the name. Pure.</summary>
internal static class StoredJudge
{
    /// <summary>The finding when it is not; null when it is, or when nothing lies ready for the name. A newer one was renewed, and its server has not heard of it yet.</summary>
    public static CertificateFinding? Of(string name, string fingerprint, DateTimeOffset notBefore, DateTimeOffset notAfter, IReadOnlyList<StoredCertificate> stored)
    {
        var ready = stored.Where(s => s.IsFor(name)).ToList();
        if (ready.Count == 0 || ready.Exists(s => s.Fingerprint == fingerprint))
            return null;
        var newest = ready.MaxBy(s => (s.NotAfter, s.NotBefore))!;
        return newest.NotBefore > notBefore && newest.NotAfter > notAfter
            ? new(Verdict.StoredDiffers, Phrase.Of("certificates.reason.storedNewer", ("store", newest.Store), ("begun", newest.NotBefore), ("stored", newest.NotAfter), ("since", notBefore)))
            : new(Verdict.StoredDiffers, Phrase.Of("certificates.reason.storedDiffers", ("store", newest.Store), ("stored", newest.NotAfter), ("served", notAfter)));
    }

    /// <summary>Where exactly what is served lies ready; null when it does nowhere.</summary>
    public static string? StoreOf(string fingerprint, IReadOnlyList<StoredCertificate> stored) => stored.FirstOrDefault(s => s.Fingerprint == fingerprint)?.Store;
}
