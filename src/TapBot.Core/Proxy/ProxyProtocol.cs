namespace TapBot.Core.Proxy;

/// <summary>What is routed.</summary>
public enum ProxyProtocol
{
    /// <summary>Requests of the web.</summary>
    Http,

    /// <summary>Connections, told apart by the name that a client asks for when it speaks TLS.</summary>
    Tcp,

    /// <summary>Packets.</summary>
    Udp,
}
