namespace TapBot.Core.Certificates;

/// <summary>Looks at one endpoint.</summary>
internal interface ICertificateProbe
{
    /// <summary>Looks once; whatever goes wrong is in the result.</summary>
    Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken);
}
