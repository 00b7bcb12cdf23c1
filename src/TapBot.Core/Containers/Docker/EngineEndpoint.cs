using System.Net.Security;
using System.Net.Sockets;

namespace TapBot.Core.Containers.Docker;

/// <summary>Where an engine listens: <c>unix:///path</c> or <c>tcp://host:port</c>, the latter optionally with TLS.</summary>
internal sealed class EngineEndpoint
{
    private readonly Func<SslClientAuthenticationOptions>? tls;

    /// <param name="address">A unix:// or tcp:// address.</param>
    /// <param name="tls">Makes the options of each TLS connection (client certificate, authority to trust); null: without TLS. Only for tcp.</param>
    /// <exception cref="ArgumentException">The address is neither, or TLS is asked of a unix socket.</exception>
    public EngineEndpoint(Uri address, Func<SslClientAuthenticationOptions>? tls = null)
    {
        var unix = address is { IsAbsoluteUri: true, Scheme: "unix" } && address.AbsolutePath.Length > 1 && address.Host.Length == 0;
        var tcp = address is { IsAbsoluteUri: true, Scheme: "tcp", Port: > 0 } && address.Host.Length > 0;
        if (!unix && !tcp)
            throw new ArgumentException($"'{address}' is not the address of an engine; unix:///path and tcp://host:port are.", nameof(address));
        if (unix && tls is not null)
            throw new ArgumentException("A unix socket has no TLS.", nameof(tls));
        Address = address;
        this.tls = tls;
    }

    /// <summary>The address as given.</summary>
    public Uri Address { get; }

    /// <summary>What requests are addressed to: the host header, for a unix socket a word that means nothing.</summary>
    public Uri HttpBase => IsUnix ? new Uri("http://docker/") : new UriBuilder(Uri.UriSchemeHttp, Address.Host, Address.Port).Uri;

    private bool IsUnix => Address.Scheme == "unix";

    /// <summary>A socket that is not connected yet, so that whoever wants to give up can close it meanwhile.</summary>
    public Socket CreateSocket()
    {
        if (IsUnix)
            return new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 15);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        return socket;
    }

    /// <summary>Connects the socket, blocking the calling thread, and gives the stream to speak HTTP over.</summary>
    /// <param name="socket">From <see cref="CreateSocket"/>.</param>
    /// <param name="pause">Lets lines of a log gather before each read; null when everything is read at once.</param>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="IOException">The TLS handshake was cut off.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The other side is not who it should be.</exception>
    public Stream Connect(Socket socket, LogPause? pause = null)
    {
        if (IsUnix)
            socket.Connect(new UnixDomainSocketEndPoint(Uri.UnescapeDataString(Address.AbsolutePath)));
        else
            socket.Connect(Address.DnsSafeHost, Address.Port);
        var stream = new BlockingSocketStream(socket, pause);
        if (tls is null)
            return stream;
        var secure = new SslStream(stream);
        var options = tls();
        options.TargetHost ??= Address.DnsSafeHost;
        secure.AuthenticateAsClient(options);
        return secure;
    }
}
