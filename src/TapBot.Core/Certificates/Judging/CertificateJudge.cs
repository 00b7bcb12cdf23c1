using System.Security.Cryptography.X509Certificates;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Everything that is wrong with what an endpoint serves, worst first. Pure.</summary>
internal static class CertificateJudge
{
    private const int LeastRsa = 2048, LeastEc = 224, MostNamesTold = 5;

    /// <summary>What proxies show that have no certificate for a name.</summary>
    private static readonly string[] Defaults = ["TRAEFIK DEFAULT CERT", "Kubernetes Ingress Controller Fake Certificate"];

    /// <summary>Signatures with MD2, MD5 and SHA-1: of RSA, DSA and ECDSA.</summary>
    private static readonly string[] WeakSignatures =
        ["1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.3.14.3.2.3", "1.3.14.3.2.15", "1.3.14.3.2.29", "1.2.840.10040.4.3", "1.2.840.10045.4.1"];

    /// <summary>Judges.</summary>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="chain">The chain of what was sent.</param>
    /// <param name="completed">The same with what was fetched; null when nothing was.</param>
    /// <param name="revocation">What is known of a revocation.</param>
    /// <param name="protocols">The versions of TLS that are accepted, oldest first.</param>
    /// <param name="stored">What lies ready to be served.</param>
    /// <param name="isRenewed">True when something is known to renew it in time.</param>
    /// <param name="now">When.</param>
    public static IReadOnlyList<CertificateFinding> Judge(
        string name, CertificateChain chain, CertificateChain? completed, RevocationResult revocation, IReadOnlyList<string> protocols, IReadOnlyList<StoredCertificate> stored, bool isRenewed,
        DateTimeOffset now)
    {
        var (begin, end) = (CertificateText.NotBefore(chain.Leaf), CertificateText.NotAfter(chain.Leaf));
        CertificateFinding?[] all =
        [
            Ended(chain, now),
            Begins(chain.Leaf, now),
            Revoked(revocation),
            Default(chain.Leaf, name),
            Name(chain.Leaf, name),
            ChainFlaw.Of(chain, completed),
            WeakKey(chain),
            WeakSignature(chain),
            StoredJudge.Of(name, CertificateText.Fingerprint(chain.Leaf), begin, end, stored),
            OldProtocol(protocols),
            EndJudge.Of(begin, end, isRenewed || stored.Any(s => s.IsRenewed && s.IsFor(name)), now),
        ];
        return [.. all.OfType<CertificateFinding>().OrderBy(f => f.Verdict)];
    }

    /// <summary>True for what a proxy shows when it has nothing for a name.</summary>
    public static bool IsDefault(X509Certificate2 leaf) => Defaults.Contains(CertificateText.CommonNameOf(leaf), StringComparer.OrdinalIgnoreCase);

    private static CertificateFinding? Ended(CertificateChain chain, DateTimeOffset now)
    {
        if (CertificateText.NotAfter(chain.Leaf) is var end && end < now)
            return new(Verdict.Expired, Phrase.Of("certificates.reason.expired", ("at", end)));
        return chain.Path.Skip(1).FirstOrDefault(c => chain.IsSent(c) && CertificateText.NotAfter(c) < now) is { } above
            ? new(Verdict.Expired, Phrase.Of("certificates.reason.expired.chain", ("subject", CertificateText.InFew(above.SubjectName)), ("at", CertificateText.NotAfter(above))))
            : null;
    }

    private static CertificateFinding? Begins(X509Certificate2 leaf, DateTimeOffset now) =>
        CertificateText.NotBefore(leaf) is var begin && begin > now ? new(Verdict.NotYetValid, Phrase.Of("certificates.reason.notYetValid", ("at", begin))) : null;

    private static CertificateFinding? Revoked(RevocationResult revocation) => revocation switch
    {
        { State: RevocationState.Revoked, Reason: { } why } => new(Verdict.Revoked, Phrase.Of("certificates.reason.revoked.why", ("at", revocation.At), ("source", revocation.Source), ("why", why))),
        { State: RevocationState.Revoked } => new(Verdict.Revoked, Phrase.Of("certificates.reason.revoked", ("at", revocation.At), ("source", revocation.Source))),
        _ => null,
    };

    private static CertificateFinding? Default(X509Certificate2 leaf, string name) =>
        IsDefault(leaf) ? new(Verdict.DefaultCertificate, Phrase.Of("certificates.reason.defaultCertificate", ("name", name), ("subject", CertificateText.CommonNameOf(leaf)))) : null;

    private static CertificateFinding? Name(X509Certificate2 leaf, string name)
    {
        if (CertificateText.IsFor(leaf, name))
            return null;
        var names = CertificateText.Names(leaf);
        var told = string.Join(", ", names.Take(MostNamesTold)) + (names.Count > MostNamesTold ? ", …" : "");
        return new(Verdict.WrongName, names.Count == 0 ? Phrase.Of("certificates.reason.wrongName.none", ("name", name)) : Phrase.Of("certificates.reason.wrongName", ("name", name), ("names", told)));
    }

    private static CertificateFinding? WeakKey(CertificateChain chain)
    {
        static bool IsWeak(X509Certificate2 certificate) => CertificateText.KeyOf(certificate) switch
        {
            ("RSA" or "DSA", var bits) => bits < LeastRsa,
            ("EC", var bits) => bits < LeastEc,
            _ => false,
        };
        return chain.Path.FirstOrDefault(c => chain.IsSent(c) && IsWeak(c)) is { } weak
            ? new(Verdict.WeakKey, Phrase.Of("certificates.reason.weakKey", ("key", CertificateText.KeyInFew(weak)), ("subject", CertificateText.InFew(weak.SubjectName))))
            : null;
    }

    /// <summary>A signature of one's own proves nothing, weak or not.</summary>
    private static CertificateFinding? WeakSignature(CertificateChain chain) =>
        chain.Path.FirstOrDefault(c => chain.IsSent(c) && !CertificateText.IsSelfIssued(c) && WeakSignatures.Contains(c.SignatureAlgorithm.Value)) is { } weak
            ? new(Verdict.WeakSignature, Phrase.Of("certificates.reason.weakSignature", ("signature", CertificateText.SignatureOf(weak)), ("subject", CertificateText.InFew(weak.SubjectName))))
            : null;

    private static CertificateFinding? OldProtocol(IReadOnlyList<string> protocols)
    {
        var old = protocols.Where(TlsVersions.IsOld).ToList();
        if (old.Count == 0)
            return null;
        return new(Verdict.OldProtocol, Phrase.Of(old.Count == protocols.Count ? "certificates.reason.oldProtocol.only" : "certificates.reason.oldProtocol", ("versions", string.Join(", ", old))));
    }
}
