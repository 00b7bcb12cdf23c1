using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.EndToEnd.Certificates;

/// <summary>A TLS server of the test's own, on loopback, whose certificate can be exchanged while it runs.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private X509Certificate2 shown;

    public LiveServer(DateTimeOffset ends)
    {
        shown = Make(ends);
        listener.Start();
        serving = ServeAsync();
    }

    public string Endpoint => $"live.test@{listener.LocalEndpoint}";

    /// <summary>Shows another certificate from now on, signed with its own key.</summary>
    public void Show(DateTimeOffset ends) => Volatile.Write(ref shown, Make(ends));

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        shown.Dispose();
    }

    private static X509Certificate2 Make(DateTimeOffset ends)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=live.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("live.test");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(ends.AddDays(-90), ends);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Volatile.Read(ref shown) });
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
            catch (Exception ended) when (ended is SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.Interrupted } or ObjectDisposedException)
            {
                return;
            }
            catch (Exception went) when (went is IOException or AuthenticationException or SocketException or System.ComponentModel.Win32Exception)
            {
                // A client that only wanted to know something has gone.
            }
        }
    }
}
