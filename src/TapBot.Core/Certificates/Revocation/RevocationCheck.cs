using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.X509;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Asks whether a certificate was revoked: the stapled answer first, then the issuer's responder, then its list. That nobody could be asked is said, never taken for good news.</summary>
internal sealed class RevocationCheck(GuardedFetch fetch, CrlCache lists)
{
    private const string Ocsp = "OCSP", OcspKind = "application/ocsp-request";
    private const int MostUrls = 2;

    /// <summary>Asks.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="issuer">Who signed it; null when that is not known.</param>
    /// <param name="staple">The stapled answer; null without one.</param>
    /// <param name="may">Says which kinds of addresses may be connected to.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RevocationResult> AskAsync(X509Certificate2 leaf, X509Certificate2? issuer, byte[]? staple, Func<AddressKind, bool> may, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (responders, points) = (CertificateText.OcspUrls(leaf).Take(MostUrls).ToList(), CertificateText.CrlUrls(leaf).Take(MostUrls).ToList());
        if (CertificateText.IsSelfIssued(leaf) || (staple is null && responders.Count + points.Count == 0))
            return RevocationResult.NotOffered;
        if (issuer is null)
            return RevocationResult.Unchecked(Phrase.Of("certificates.revocation.noIssuer"));
        var parser = new X509CertificateParser();
        var (own, above) = (parser.ReadCertificate(leaf.RawData), parser.ReadCertificate(issuer.RawData));
        RevocationResult? last = null;
        if (staple is not null && (last = OcspAnswer.Read(staple, "staple", own, above, now)).State is not RevocationState.Unchecked)
            return last;
        var question = OcspAnswer.Question(own, above);
        foreach (var url in responders)
        {
            var result = await TryAsync(async () => OcspAnswer.Read(await fetch.FetchAsync(url, question, OcspKind, may, cancellationToken), Ocsp, own, above, now));
            if (result.State is not RevocationState.Unchecked)
                return result;
            last ??= result;
        }
        foreach (var url in points)
        {
            var result = await TryAsync(async () => CrlAnswer.Read(await ListAsync(url, may, cancellationToken), own, above, now));
            if (result.State is not RevocationState.Unchecked)
                return result;
            last ??= result;
        }
        return last ?? RevocationResult.NotOffered;
    }

    private async Task<byte[]> ListAsync(string url, Func<AddressKind, bool> may, CancellationToken cancellationToken)
    {
        if (lists.Find(url) is { } known)
            return known;
        var list = await fetch.FetchAsync(url, null, "", may, cancellationToken);
        lists.Keep(url, list);
        return list;
    }

    private static async Task<RevocationResult> TryAsync(Func<Task<RevocationResult>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ConnectException failed)
        {
            return RevocationResult.Unchecked(failed.Reason);
        }
    }
}
