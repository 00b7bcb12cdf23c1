namespace TapBot.Core.Certificates;

/// <summary>How the portal comes to know of an endpoint. Where several name the same one, the first of these counts.</summary>
public enum CertificateOrigin
{
    /// <summary>It stands in the configuration.</summary>
    Configured,

    /// <summary>An administrator added it.</summary>
    Added,

    /// <summary>A router of a proxy serves it.</summary>
    Router,

    /// <summary>A container publishes it.</summary>
    Container,
}
