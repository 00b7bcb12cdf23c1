using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TapBot.Core.Certificates;

/// <summary>The server's own certificate in a file; whatever else stands there is passed over. Pure.</summary>
internal static class StoredFile
{
    private const byte DerSequence = 0x30;

    /// <summary>Reads it, as PEM, DER or PFX; null when there is none.</summary>
    /// <exception cref="CryptographicException">It is no certificate, or none of the passwords opens it.</exception>
    public static StoredCertificate? Of(string store, byte[] content, IReadOnlyList<string> passwords)
    {
        if (content is not [DerSequence, ..])
            return First(store, Encoding.ASCII.GetString(content));
        using var certificate = X509Certificate2.GetCertContentType(content) is X509ContentType.Pfx ? StoredPfx.Own(content, passwords) : X509CertificateLoader.LoadCertificate(content);
        return certificate is null ? null : Of(store, certificate);
    }

    /// <summary>The first certificate of a text in PEM; null when there is none.</summary>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public static StoredCertificate? First(string store, string pem)
    {
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (!rest[found.Label].SequenceEqual("CERTIFICATE"))
                continue;
            using var certificate = X509Certificate2.CreateFromPem(rest[found.Location]);
            return Of(store, certificate);
        }
        return null;
    }

    private static StoredCertificate Of(string store, X509Certificate2 certificate) =>
        new(store, CertificateText.Names(certificate), CertificateText.NotBefore(certificate), CertificateText.NotAfter(certificate), CertificateText.Fingerprint(certificate));
}
