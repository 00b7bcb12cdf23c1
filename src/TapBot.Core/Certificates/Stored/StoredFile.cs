using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.Core.Certificates;

/// <summary>The first certificate of a text in PEM, which is the server's own; whatever else stands there is passed over. Pure.</summary>
internal static class StoredFile
{
    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="CryptographicException">It is no certificate.</exception>
    public static StoredCertificate? First(string store, string pem)
    {
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (!rest[found.Label].SequenceEqual("CERTIFICATE"))
                continue;
            using var certificate = X509Certificate2.CreateFromPem(rest[found.Location]);
            return new(store, CertificateText.Names(certificate), CertificateText.NotAfter(certificate), CertificateText.Fingerprint(certificate));
        }
        return null;
    }
}
