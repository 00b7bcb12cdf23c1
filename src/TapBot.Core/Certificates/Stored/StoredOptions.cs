namespace TapBot.Core.Certificates;

/// <summary>Where Traefik keeps what it got by ACME: <c>TapBot:Proxy:Traefik</c>.</summary>
public sealed class StoredOptions
{
    /// <summary>Where the setting stands, beside those of the proxy.</summary>
    public const string Section = "TapBot:Proxy:Traefik";

    /// <summary>The file <c>acme.json</c>; null when there is none. Certificates are read from it and never a key.</summary>
    public string? AcmeFile { get; set; }
}
