namespace TapBot.Portal.Hosting;

/// <summary>A certificate of one's own, <c>TapBot:Tls</c>; PEM files. Without it one is generated when the portal listens beyond loopback and no proxy is trusted.</summary>
public sealed class TlsSettings
{
    /// <summary>The certificate, with its chain behind it.</summary>
    public string? Certificate { get; set; }

    /// <summary>Its private key, unencrypted.</summary>
    public string? Key { get; set; }
}
