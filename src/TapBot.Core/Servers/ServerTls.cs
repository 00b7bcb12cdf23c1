namespace TapBot.Core.Servers;

/// <summary>PEM files for mutual TLS with an engine: <c>TapBot:Servers:N:Tls</c>.</summary>
public sealed class ServerTls
{
    /// <summary>The authority that signed the engine's certificate.</summary>
    public string Ca { get; set; } = "";

    /// <summary>Our certificate.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; set; } = "";
}
