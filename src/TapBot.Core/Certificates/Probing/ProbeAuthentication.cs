using Org.BouncyCastle.Tls;

namespace TapBot.Core.Certificates;

/// <summary>Takes what a server shows of itself and shows nothing in return.</summary>
internal sealed class ProbeAuthentication : TlsAuthentication
{
    /// <summary>The certificates that the server sent; empty until it did.</summary>
    public IReadOnlyList<byte[]> Chain { get; private set; } = [];

    /// <summary>The stapled answer of OCSP; null without one.</summary>
    public byte[]? Staple { get; private set; }

    /// <summary>True when the server asked for a certificate of the client.</summary>
    public bool WantsCertificate { get; private set; }

    public void NotifyServerCertificate(TlsServerCertificate serverCertificate)
    {
        Chain = [.. serverCertificate.Certificate.GetCertificateList().Select(c => c.GetEncoded())];
        Staple = serverCertificate.CertificateStatus is { StatusType: CertificateStatusType.ocsp } status ? status.OcspResponse.GetEncoded() : StapleOf(serverCertificate.Certificate);
    }

    public TlsCredentials? GetClientCredentials(CertificateRequest certificateRequest)
    {
        WantsCertificate = true;
        return null;
    }

    /// <summary>From TLS 1.3 on it stands beside the certificate (RFC 8446, 4.4.2.1): the kind, then the answer with its length in three bytes.</summary>
    private static byte[]? StapleOf(Certificate certificates)
    {
        if (certificates.IsEmpty || certificates.GetCertificateEntryAt(0).Extensions is not { } extensions || !extensions.TryGetValue(ExtensionType.status_request, out var status))
            return null;
        return status is [(byte)CertificateStatusType.ocsp, var high, var middle, var low, .. var answer] && answer.Length == (high << 16 | middle << 8 | low) ? answer : null;
    }
}
