using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.Core.Certificates;

/// <summary>What stands in a certificate, in few words. What cannot be read is left out: a certificate comes from anybody.</summary>
internal static class CertificateText
{
    private const string CommonName = "2.5.4.3", Organization = "2.5.4.10", UnitName = "2.5.4.11", Ed25519 = "1.3.101.112", Ed448 = "1.3.101.113";
    private const string CrlPoints = "2.5.29.31";
    private const int MostNames = 200;

    public static DateTimeOffset NotBefore(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotBefore).ToUniversalTime();

    public static DateTimeOffset NotAfter(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotAfter).ToUniversalTime();

    public static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    public static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>The common name; with the organisation before it where that says more.</summary>
    public static string InFew(X500DistinguishedName name)
    {
        string? common = null, organization = null, unit = null;
        foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements)
                continue;
            var value = Clean(part.GetSingleElementValue());
            switch (part.GetSingleElementType().Value)
            {
                case CommonName: common = value; break;
                case Organization: organization = value; break;
                case UnitName: unit = value; break;
            }
        }
        return (organization, common) switch
        {
            (null, null) => unit ?? Clean(name.Name),
            (null, not null) => common,
            (not null, null) => organization,
            _ => common.Contains(organization, StringComparison.OrdinalIgnoreCase) || common.Contains('.') ? common : $"{organization} {common}",
        };
    }

    /// <summary>The common name alone; empty without one.</summary>
    public static string CommonNameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? "";

    public static IReadOnlyList<string> Names(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names
                ? [.. names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(a => a.ToString())).Take(MostNames).Select(Clean)]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>True when it is for the name; only its alternative names count, as in every browser.</summary>
    public static bool IsFor(X509Certificate2 certificate, string name)
    {
        try
        {
            return certificate.MatchesHostname(IPAddress.TryParse(name, out var address) ? address.ToString() : name, allowWildcards: true, allowCommonName: false);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    public static (string Kind, int Bits) KeyOf(X509Certificate2 certificate)
    {
        try
        {
            if (certificate.GetRSAPublicKey() is { } rsa)
                return ("RSA", rsa.KeySize);
            if (certificate.GetECDsaPublicKey() is { } ec)
                return ("EC", ec.KeySize);
            if (certificate.GetDSAPublicKey() is { } dsa)
                return ("DSA", dsa.KeySize);
        }
        catch (CryptographicException)
        {
        }
        return certificate.PublicKey.Oid.Value switch
        {
            Ed25519 => ("Ed25519", 256),
            Ed448 => ("Ed448", 448),
            var other => (other ?? "", 0),
        };
    }

    public static string KeyInFew(X509Certificate2 certificate)
    {
        var (kind, bits) = KeyOf(certificate);
        return bits == 0 || kind.StartsWith("Ed", StringComparison.Ordinal) ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind} {bits}");
    }

    public static string SignatureOf(X509Certificate2 certificate) => certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "";

    public static IReadOnlyList<string> OcspUrls(X509Certificate2 certificate) => Access(certificate, a => a.EnumerateOcspUris());

    public static IReadOnlyList<string> IssuerUrls(X509Certificate2 certificate) => Access(certificate, a => a.EnumerateCAIssuersUris());

    /// <summary>Where the lists of the revoked are: the full names of the distribution points (RFC 5280, 4.2.1.13).</summary>
    public static IReadOnlyList<string> CrlUrls(X509Certificate2 certificate)
    {
        if (certificate.Extensions[CrlPoints] is not { } extension)
            return [];
        var urls = new List<string>();
        Asn1Tag zero = new(TagClass.ContextSpecific, 0, isConstructed: true), uri = new(TagClass.ContextSpecific, 6);
        try
        {
            var points = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (points.HasData)
            {
                var point = points.ReadSequence();
                if (!point.HasData || !point.PeekTag().HasSameClassAndValue(zero))
                    continue;
                var name = point.ReadSequence(zero);
                if (!name.PeekTag().HasSameClassAndValue(zero))
                    continue;
                var full = name.ReadSequence(zero);
                while (full.HasData)
                {
                    if (full.PeekTag().HasSameClassAndValue(uri))
                        urls.Add(full.ReadCharacterString(UniversalTagNumber.IA5String, uri));
                    else
                        full.ReadEncodedValue();
                }
            }
        }
        catch (AsnContentException)
        {
        }
        return urls;
    }

    private static IReadOnlyList<string> Access(X509Certificate2 certificate, Func<X509AuthorityInformationAccessExtension, IEnumerable<string>> which)
    {
        try
        {
            return certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().FirstOrDefault() is { } access ? [.. which(access)] : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>No control characters and no end that never comes: anybody can write anything into a certificate.</summary>
    private static string Clean(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsControl(c)).Take(200));
}
