namespace TapBot.Core.Certificates;

/// <summary>Looks at one endpoint.</summary>
internal interface ICertificateProbe
{
    /// <summary>Looks once; whatever goes wrong is in the result.</summary>
    Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken);

    /// <summary>Finds out which cipher suites are accepted; whatever goes wrong is in the result.</summary>
    Task<CipherLook> CiphersAsync(CertificateTarget target, CancellationToken cancellationToken);
}
