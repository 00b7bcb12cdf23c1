using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.X509;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>An answer of OCSP (RFC 6960), and the question for it. Only what the issuer or somebody it named has signed, for this certificate and for now, is believed. Pure.</summary>
internal static class OcspAnswer
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The question for one certificate.</summary>
    public static byte[] Question(X509Certificate leaf, X509Certificate issuer)
    {
        var generator = new OcspReqGenerator();
        generator.AddRequest(new CertificateID(CertificateID.DigestSha1, issuer, leaf.SerialNumber));
        return generator.Generate().GetEncoded();
    }

    /// <summary>What an answer says.</summary>
    /// <param name="der">The answer.</param>
    /// <param name="source">Where it comes from: staple or OCSP.</param>
    /// <param name="leaf">The certificate.</param>
    /// <param name="issuer">Who signed it.</param>
    /// <param name="now">When it must hold.</param>
    public static RevocationResult Read(byte[] der, string source, X509Certificate leaf, X509Certificate issuer, DateTimeOffset now)
    {
        try
        {
            var answer = new OcspResp(der);
            if (answer.Status != OcspRespStatus.Successful || answer.GetResponseObject() is not BasicOcspResp basic)
                return Unusable(source, "certificates.revocation.refuses");
            if (!IsSigned(basic, issuer, now))
                return Unusable(source, "certificates.revocation.notSigned");
            var single = Array.Find(basic.Responses, r => r.GetCertID().SerialNumber.Equals(leaf.SerialNumber) && r.GetCertID().MatchesIssuer(issuer));
            if (single is null)
                return Unusable(source, "certificates.revocation.other");
            if (single.ThisUpdate.ToUniversalTime() > now.UtcDateTime + Skew || (single.NextUpdate is { } next && next.ToUniversalTime() < now.UtcDateTime - Skew))
                return Unusable(source, "certificates.revocation.stale");
            return single.GetCertStatus() switch
            {
                null => new(RevocationState.Good, source),
                RevokedStatus revoked => new(RevocationState.Revoked, source, At: new DateTimeOffset(DateTime.SpecifyKind(revoked.RevocationTime, DateTimeKind.Utc)), Reason: revoked.HasRevocationReason ? CrlReasonName.Of(revoked.RevocationReason) : null),
                _ => Unusable(source, "certificates.revocation.unknown"),
            };
        }
        catch (Exception rubbish) when (rubbish is IOException or OcspException or ArgumentException or InvalidOperationException or InvalidCastException or FormatException or Org.BouncyCastle.Security.GeneralSecurityException)
        {
            return Unusable(source, "certificates.revocation.unreadable");
        }
    }

    private static RevocationResult Unusable(string source, string code) => RevocationResult.Unchecked(Phrase.Of(code, ("source", source)));

    private static bool IsSigned(BasicOcspResp answer, X509Certificate issuer, DateTimeOffset now) =>
        Verifies(answer, issuer) || answer.GetCerts().Any(c => IsNamedBy(c, issuer, now) && Verifies(answer, c));

    /// <summary>A responder of the issuer's own: signed by it, for this use (RFC 6960, 4.2.2.2).</summary>
    private static bool IsNamedBy(X509Certificate responder, X509Certificate issuer, DateTimeOffset now)
    {
        if (!responder.IssuerDN.Equivalent(issuer.SubjectDN) || !responder.IsValid(now.UtcDateTime) || responder.GetExtendedKeyUsage()?.Any(u => u.Equals(KeyPurposeID.id_kp_OCSPSigning)) != true)
            return false;
        try
        {
            responder.Verify(issuer.GetPublicKey());
            return true;
        }
        catch (Org.BouncyCastle.Security.GeneralSecurityException)
        {
            return false;
        }
    }

    private static bool Verifies(BasicOcspResp answer, X509Certificate signer)
    {
        try
        {
            return answer.Verify(signer.GetPublicKey());
        }
        catch (Exception other) when (other is OcspException or Org.BouncyCastle.Security.GeneralSecurityException or ArgumentException or InvalidCastException)
        {
            return false; // a key of another kind than the signature
        }
    }
}
