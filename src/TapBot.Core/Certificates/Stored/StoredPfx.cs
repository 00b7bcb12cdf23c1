using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.Core.Certificates;

/// <summary>The certificate of the server in a PFX (PKCS #12, RFC 7292). Keys lie in bags of their own, which are never opened. Pure.</summary>
internal static class StoredPfx
{
    private const string LocalKeyId = "1.2.840.113549.1.9.21";

    /// <summary>The certificate that says that it has a key there, else the first; null when there is none.</summary>
    /// <exception cref="CryptographicException">It is no PFX, or none of the passwords opens it.</exception>
    public static X509Certificate2? Own(byte[] content, IReadOnlyList<string> passwords)
    {
        var pfx = Pkcs12Info.Decode(content, out _);
        var password = PasswordOf(pfx, passwords);
        var bags = pfx.AuthenticatedSafe.SelectMany(s => CertificatesOf(s, password)).ToList();
        return (bags.Find(HasKey) ?? bags.FirstOrDefault())?.GetCertificate();
    }

    private static string? PasswordOf(Pkcs12Info pfx, IReadOnlyList<string> passwords)
    {
        string?[] all = [null, "", .. passwords];
        return pfx.IntegrityMode is not Pkcs12IntegrityMode.Password ? all[^1]
            : Array.Find(all, pfx.VerifyMac) is { } found ? found
            : pfx.VerifyMac((string?)null) ? null
            : throw new CryptographicException("None of the passwords in TapBot:Certificates:FilePasswords opens it.");
    }

    private static IEnumerable<Pkcs12CertBag> CertificatesOf(Pkcs12SafeContents contents, string? password)
    {
        if (contents.ConfidentialityMode is Pkcs12ConfidentialityMode.PublicKey)
            return [];
        if (contents.ConfidentialityMode is Pkcs12ConfidentialityMode.Password)
            contents.Decrypt(password);
        return contents.GetBags().OfType<Pkcs12CertBag>().Where(b => b.IsX509Certificate);
    }

    private static bool HasKey(Pkcs12CertBag bag) => bag.Attributes.Cast<CryptographicAttributeObject>().Any(a => a.Oid?.Value == LocalKeyId);
}
