namespace TapBot.Core.Certificates;

/// <summary>An endpoint that an administrator added, as it is stored.</summary>
internal sealed class EndpointRow
{
    /// <summary>As <see cref="CertificateEndpoint.Text"/> has it.</summary>
    public required string Endpoint { get; set; }
}
