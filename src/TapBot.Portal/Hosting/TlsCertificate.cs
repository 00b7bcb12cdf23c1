using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TapBot.Core.Storage;

namespace TapBot.Portal.Hosting;

/// <summary>The portal's own certificate: the given one, or one that is made once and kept, whose fingerprint is printed so that people can compare it.</summary>
internal static class TlsCertificate
{
    private const string CertificateFile = "tls.crt";
    private const string KeyFile = "tls.key";

    /// <summary>Why the given files are no certificate and key; null when they are.</summary>
    public static string? Flaw(TlsSettings settings)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(settings.Certificate!, settings.Key);
            return null;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <summary>The certificate given by the settings with its chain, or the portal's own.</summary>
    public static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Get(TlsSettings settings, DataDirectory directory, TimeProvider time)
    {
        var chain = new X509Certificate2Collection();
        if (!string.IsNullOrEmpty(settings.Certificate))
        {
            chain.ImportFromPemFile(settings.Certificate);
            return (X509Certificate2.CreateFromPemFile(settings.Certificate, settings.Key), chain);
        }
        if (Kept(directory) is { } kept && kept.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime.AddDays(7))
            return (kept, chain);
        return (Make(directory, time.GetUtcNow()), chain);
    }

    /// <summary>SHA-256 of the certificate as browsers show it.</summary>
    public static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));

    private static X509Certificate2? Kept(DataDirectory directory) =>
        File.Exists(directory.File(CertificateFile)) && File.Exists(directory.File(KeyFile))
            ? X509Certificate2.CreateFromPemFile(directory.File(CertificateFile), directory.File(KeyFile))
            : null;

    private static X509Certificate2 Make(DataDirectory directory, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Dns.GetHostName()}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in LocalHosts.All())
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(365));
        directory.Replace(KeyFile, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        directory.Replace(CertificateFile, Encoding.ASCII.GetBytes(made.ExportCertificatePem()));
        return X509Certificate2.CreateFromPemFile(directory.File(CertificateFile), directory.File(KeyFile));
    }
}
