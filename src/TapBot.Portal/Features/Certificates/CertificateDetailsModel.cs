using TapBot.Core.Certificates;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>All that is known of one endpoint, as the API shows it.</summary>
public sealed record CertificateDetailsModel : CertificateModel
{
    private CertificateDetailsModel(CertificateModel listed)
        : base(listed)
    {
    }

    /// <summary>Each finding with its reason, worst first.</summary>
    public required IReadOnlyList<CertificateFindingModel> Details { get; init; }

    /// <summary>The serial number, hexadecimal.</summary>
    public string? Serial { get; init; }

    /// <summary>SHA-256 of the certificate, hexadecimal.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Where exactly this certificate lies ready to be served: a file, or a resolver of Traefik.</summary>
    public string? StoredIn { get; init; }

    /// <summary>The certificate and those above it.</summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];

    /// <summary>The versions of TLS of which the server gave no answer in time, neither yes nor no.</summary>
    public IReadOnlyList<string> UncheckedProtocols { get; init; } = [];

    /// <summary>The cipher suites that are accepted; null until they were listed, which is once a day and on request.</summary>
    public CipherLookModel? Ciphers { get; init; }

    /// <summary>The version of TLS agreed on when everything is offered.</summary>
    public string? Protocol { get; init; }

    /// <summary>The cipher suite agreed on.</summary>
    public string? CipherSuite { get; init; }

    /// <summary>What is known of a revocation.</summary>
    public CertificateRevocationModel? Revocation { get; init; }

    /// <summary>True when an answer of OCSP was stapled.</summary>
    public bool? Stapled { get; init; }

    /// <summary>True when the server asks for a certificate of the client.</summary>
    public bool? WantsClientCertificate { get; init; }

    /// <summary>What the web server says; null when nothing answers in HTTP.</summary>
    public WebLook? Web { get; init; }

    /// <summary>An endpoint in the words of the reader.</summary>
    public static new CertificateDetailsModel Of(Texts texts, WatchedCertificate certificate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var served = certificate.Served;
        return new(CertificateModel.Of(texts, certificate, now))
        {
            Details = [.. certificate.Findings.Select(f => new CertificateFindingModel(f.Verdict, Statement.Of(texts, f.Reason)))],
            Serial = served?.Serial,
            Fingerprint = served?.Fingerprint,
            StoredIn = served?.StoredIn,
            Chain = served?.Chain ?? [],
            UncheckedProtocols = served?.UncheckedProtocols ?? [],
            Ciphers = certificate.Ciphers is { } ciphers ? CipherLookModel.From(texts, ciphers) : null,
            Protocol = served?.Protocol,
            CipherSuite = served?.CipherSuite,
            Revocation = served is null ? null : CertificateRevocationModel.Of(texts, served.Revocation),
            Stapled = served?.IsStapled,
            WantsClientCertificate = served?.WantsClientCertificate,
            Web = served?.Web,
        };
    }
}
