using System.Security.Cryptography.X509Certificates;

namespace TapBot.Core.Certificates;

/// <summary>A chain as it is shown. Pure.</summary>
internal static class ChainLinks
{
    /// <summary>The longest way there is; what was sent and lies not on it comes after it.</summary>
    public static IReadOnlyList<ChainLink> Of(CertificateChain chain, CertificateChain? completed)
    {
        var whole = completed is not null && completed.Path.Count > chain.Path.Count ? completed : chain;
        var beside = chain.Sent.Where(s => !whole.Path.Any(p => p.RawDataMemory.Span.SequenceEqual(s.RawDataMemory.Span)));
        return [.. whole.Path.Select((c, i) => Of(c, OriginOf(whole, i))), .. beside.Select(c => Of(c, ChainLinkOrigin.Sent))];
    }

    private static ChainLinkOrigin OriginOf(CertificateChain chain, int index) =>
        chain.IsSent(chain.Path[index]) ? ChainLinkOrigin.Sent : chain.IsTrusted && index == chain.Path.Count - 1 ? ChainLinkOrigin.Trusted : ChainLinkOrigin.Fetched;

    private static ChainLink Of(X509Certificate2 certificate, ChainLinkOrigin origin) => new(
        CertificateText.InFew(certificate.SubjectName), CertificateText.InFew(certificate.IssuerName), CertificateText.NotBefore(certificate), CertificateText.NotAfter(certificate),
        CertificateText.KeyInFew(certificate), CertificateText.SignatureOf(certificate), CertificateText.Fingerprint(certificate), origin);
}
