namespace TapBot.Core.Certificates;

/// <summary>One change of what is known of certificates.</summary>
public abstract record CertificateChange
{
    private CertificateChange()
    {
    }

    /// <summary>An endpoint is new, or something about it is.</summary>
    public sealed record Is(WatchedCertificate Certificate) : CertificateChange;

    /// <summary>The web routers are these.</summary>
    public sealed record Routers(IReadOnlyList<WebRouter> All) : CertificateChange;

    /// <summary>The files from which certificates are read are these.</summary>
    public sealed record Stored(IReadOnlyList<StoredSource> All) : CertificateChange;

    /// <summary>An endpoint is no longer watched.</summary>
    public sealed record Gone(CertificateEndpoint Endpoint) : CertificateChange;
}
