using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.Testing.Certificates;

/// <summary>Makes certificates for tests, without a server: roots, intermediates, and what is signed by them.</summary>
internal sealed class TestAuthority
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key;

    private TestAuthority(X509Certificate2 certificate, ECDsa key) => (Certificate, this.key) = (certificate, key);

    public X509Certificate2 Certificate { get; }

    public static TestAuthority Root(string name = "Test Root")
    {
        var key = NewKey();
        return new(AuthorityOf(name, key).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(9)), key);
    }

    /// <summary>A certificate that is signed with its own key.</summary>
    public static X509Certificate2 Own(string name = "example.com", string? host = null) => LeafOf(name, host ?? name, NewKey()).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(89));

    public TestAuthority Intermediate(string name = "Test Intermediate", DateTimeOffset? ends = null)
    {
        var own = NewKey();
        return new(Sign(AuthorityOf(name, own), Now.AddYears(-1), ends ?? Now.AddYears(4)), own);
    }

    /// <summary>A certificate of a server, without its key.</summary>
    public X509Certificate2 Leaf(string host = "example.com", DateTimeOffset? begins = null, DateTimeOffset? ends = null, AsymmetricAlgorithm? key = null) =>
        Sign(LeafOf(host, host, key ?? NewKey()), begins ?? Now.AddDays(-1), ends ?? Now.AddDays(89));

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest AuthorityOf(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request;
    }

    private static CertificateRequest LeafOf(string name, string host, AsymmetricAlgorithm key)
    {
        var request = key is RSA rsa ? new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest($"CN={name}", (ECDsa)key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }

    private X509Certificate2 Sign(CertificateRequest request, DateTimeOffset begins, DateTimeOffset ends) =>
        request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), begins, ends, RandomNumberGenerator.GetBytes(12));
}
