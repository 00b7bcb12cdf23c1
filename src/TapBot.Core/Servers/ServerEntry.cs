namespace TapBot.Core.Servers;

/// <summary>One server as it is configured: <c>TapBot:Servers:N</c>.</summary>
public sealed class ServerEntry
{
    /// <summary>What people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its engine: <c>unix:///path/to/docker.sock</c> or <c>tcp://host:port</c>.</summary>
    public string Docker { get; set; } = "";

    /// <summary>How the machine is reached; only <c>local</c> for now.</summary>
    public string Host { get; set; } = "local";

    /// <summary>True when the engine may be looked at and not changed: no operation is offered or tried. A proxy that refuses every change is noticed without it. Default: false.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Certificates for an engine that listens with TLS.</summary>
    public ServerTls? Tls { get; set; }
}
