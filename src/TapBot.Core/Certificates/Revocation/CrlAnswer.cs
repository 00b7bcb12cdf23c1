using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What a list of the revoked (RFC 5280, 5) says of a certificate. Only a list that the issuer signed and that holds now is believed. Pure.</summary>
internal static class CrlAnswer
{
    private const string Source = "CRL";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>What a list says.</summary>
    /// <param name="der">The list, DER or PEM.</param>
    /// <param name="leaf">The certificate.</param>
    /// <param name="issuer">Who signed it.</param>
    /// <param name="now">When it must hold.</param>
    public static RevocationResult Read(byte[] der, X509Certificate leaf, X509Certificate issuer, DateTimeOffset now)
    {
        try
        {
            if (new X509CrlParser().ReadCrl(der) is not { } list)
                return Unusable("certificates.revocation.unreadable");
            if (!list.IssuerDN.Equivalent(issuer.SubjectDN))
                return Unusable("certificates.revocation.other");
            list.Verify(issuer.GetPublicKey());
            if (list.NextUpdate is { } next && next.ToUniversalTime() < now.UtcDateTime - Skew)
                return Unusable("certificates.revocation.stale");
            return list.GetRevokedCertificate(leaf.SerialNumber) is { } entry
                ? new(RevocationState.Revoked, Source, At: new DateTimeOffset(DateTime.SpecifyKind(entry.RevocationDate, DateTimeKind.Utc)), Reason: ReasonOf(entry))
                : new(RevocationState.Good, Source);
        }
        catch (Exception notSigned) when (notSigned is Org.BouncyCastle.Security.InvalidKeyException or Org.BouncyCastle.Security.SignatureException)
        {
            return Unusable("certificates.revocation.notSigned");
        }
        catch (Exception rubbish) when (rubbish is IOException or ArgumentException or InvalidOperationException or InvalidCastException or FormatException or Org.BouncyCastle.Security.GeneralSecurityException)
        {
            return Unusable("certificates.revocation.unreadable");
        }
    }

    private static RevocationResult Unusable(string code) => RevocationResult.Unchecked(Phrase.Of(code, ("source", Source)));

    private static string? ReasonOf(X509CrlEntry entry) =>
        entry.GetExtensionValue(X509Extensions.ReasonCode) is { } value ? CrlReasonName.Of(DerEnumerated.GetInstance(Asn1Object.FromByteArray(value.GetOctets())).IntValueExact) : null;
}
