using System.Security.Cryptography.X509Certificates;

namespace TapBot.Core.Certificates;

/// <summary>
/// The chain from what a server sent up to a root, as a client sees it that fetches nothing. What the platform may have found elsewhere (it keeps intermediates that other
/// connections fetched) does not count as sent.
/// </summary>
internal sealed class CertificateChain
{
    private const X509ChainStatusFlags Time = X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested | X509ChainStatusFlags.CtlNotTimeValid;
    private const X509ChainStatusFlags Revocation = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation | X509ChainStatusFlags.Revoked;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private CertificateChain(IReadOnlyList<X509Certificate2> sent, IReadOnlyList<X509Certificate2> path, X509ChainStatusFlags flaws) => (Sent, Path, Flaws) = (sent, path, flaws);

    /// <summary>What the server sent, its own first.</summary>
    public IReadOnlyList<X509Certificate2> Sent { get; }

    /// <summary>From the server's own as far up as it goes.</summary>
    public IReadOnlyList<X509Certificate2> Path { get; }

    /// <summary>What is wrong with the path, beside time and revocation, which are looked at elsewhere.</summary>
    public X509ChainStatusFlags Flaws { get; }

    public X509Certificate2 Leaf => Sent[0];

    public X509Certificate2 Top => Path[^1];

    /// <summary>Who signed the server's own; null when that is not known.</summary>
    public X509Certificate2? Issuer => Path.Count > 1 ? Path[1] : null;

    /// <summary>True when the path leads to a trusted root.</summary>
    public bool IsTrusted => Flaws == X509ChainStatusFlags.NoError;

    /// <summary>What lies between the server's own and the root and was not sent.</summary>
    public IEnumerable<X509Certificate2> NotSent => Path.Skip(1).Take(Path.Count - 2).Where(p => !IsSent(p));

    /// <summary>True when the server sent it.</summary>
    public bool IsSent(X509Certificate2 certificate) => Sent.Any(s => s.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));

    /// <summary>Builds the path. Nothing is fetched.</summary>
    /// <param name="sent">What the server sent, its own first; one at least.</param>
    /// <param name="more">What may lie between, too.</param>
    /// <param name="roots">What is trusted.</param>
    /// <param name="now">The time it is judged at.</param>
    public static CertificateChain Build(IReadOnlyList<X509Certificate2> sent, IEnumerable<X509Certificate2> more, X509Certificate2Collection roots, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        policy.VerificationTime = now.UtcDateTime;
        policy.VerificationTimeIgnored = false;
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ServerAuthentication));
        foreach (var certificate in sent.Skip(1).Concat(more))
            policy.ExtraStore.Add(certificate);
        chain.Build(sent[0]);
        var flaws = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status) & ~(Time | Revocation);
        return new(sent, [.. chain.ChainElements.Select(e => X509CertificateLoader.LoadCertificate(e.Certificate.RawData))], flaws);
    }
}
