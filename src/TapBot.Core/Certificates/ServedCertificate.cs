namespace TapBot.Core.Certificates;

/// <summary>What an endpoint served when it was last reached. Immutable.</summary>
public sealed record ServedCertificate
{
    /// <summary>Whose it is, in few words: its common name, or its first name.</summary>
    public required string Subject { get; init; }

    /// <summary>Who issued it, in few words: organisation and common name.</summary>
    public required string Issuer { get; init; }

    /// <summary>The names and addresses it is for.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>When it begins, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Its serial number, hexadecimal.</summary>
    public required string Serial { get; init; }

    /// <summary>It and those above it; the root only where it is known.</summary>
    public required IReadOnlyList<ChainLink> Chain { get; init; }

    /// <summary>What is known of a revocation.</summary>
    public required RevocationResult Revocation { get; init; }

    /// <summary>The versions of TLS that are accepted, oldest first, such as <c>TLS 1.2</c>.</summary>
    public required IReadOnlyList<string> Protocols { get; init; }

    /// <summary>The versions of which the server gave no answer in time, neither yes nor no.</summary>
    public IReadOnlyList<string> UncheckedProtocols { get; init; } = [];

    /// <summary>The version agreed on when everything is offered.</summary>
    public required string Protocol { get; init; }

    /// <summary>The cipher suite agreed on, by its IANA name or number.</summary>
    public required string CipherSuite { get; init; }

    /// <summary>Where exactly this certificate lies ready to be served: a file, or a resolver of Traefik; null when nobody knows.</summary>
    public string? StoredIn { get; init; }

    /// <summary>True when an answer of OCSP was stapled.</summary>
    public bool IsStapled { get; init; }

    /// <summary>True when the server asks for a certificate of the client.</summary>
    public bool WantsClientCertificate { get; init; }

    /// <summary>What the web server behind it says; null when nothing does.</summary>
    public WebLook? Web { get; init; }

    /// <summary>Its key, such as <c>EC 256</c>.</summary>
    public string Key => Chain[0].Key;

    /// <summary>Its signature, such as <c>sha256ECDSA</c>.</summary>
    public string Signature => Chain[0].Signature;

    /// <summary>SHA-256 of it, hexadecimal.</summary>
    public string Fingerprint => Chain[0].Fingerprint;

    /// <summary>Whole days until it ends; 0 or less when it ends within a day or has ended.</summary>
    public int DaysLeft(DateTimeOffset now) => (int)Math.Truncate((NotAfter - now).TotalDays);
}
