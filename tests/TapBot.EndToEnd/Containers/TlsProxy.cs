using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TapBot.EndToEnd.Containers;

/// <summary>Makes a real engine listen with mutual TLS on loopback, as <c>dockerd --tlsverify</c> does: its own authority, a server's and a client's certificate.</summary>
internal sealed class TlsProxy : IAsyncDisposable
{
    private readonly string socket;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> tasks = [];
    private readonly X509Certificate2 authority;
    private readonly X509Certificate2 server;

    public TlsProxy(string unixAddress)
    {
        socket = new Uri(unixAddress).AbsolutePath;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        server = Issue("localhost", out _);
        File.WriteAllText(Ca, authority.ExportCertificatePem());
        using (Issue("client", out var pem))
            File.WriteAllText(Key, pem);
        listener.Start();
        tasks.Add(AcceptAsync());
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Folder { get; } = Directory.CreateTempSubdirectory("tapbot-tls-").FullName;

    public string Ca => Path.Combine(Folder, "ca.pem");

    public string Certificate => Path.Combine(Folder, "cert.pem");

    public string Key => Path.Combine(Folder, "key.pem");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await Task.WhenAll(tasks);
        Directory.Delete(Folder, recursive: true);
    }

    private X509Certificate2 Issue(string name, out string keyPem)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, new DateTimeOffset(authority.NotBefore.ToUniversalTime()), new DateTimeOffset(authority.NotAfter.ToUniversalTime()), RandomNumberGenerator.GetBytes(8));
        keyPem = key.ExportPkcs8PrivateKeyPem();
        if (name == "client")
            File.WriteAllText(Certificate, signed.ExportCertificatePem());
        using var both = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                lock (tasks)
                    tasks.Add(ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var tcp = client;
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await using var secure = new SslStream(tcp.GetStream(), false, (_, certificate, _, _) => certificate is not null && IsOurs(certificate));
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server, ClientCertificateRequired = true }, stopping.Token);
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(socket), stopping.Token);
            await using var plain = new NetworkStream(engine);
            await Task.WhenAny(secure.CopyToAsync(plain, stopping.Token), plain.CopyToAsync(secure, stopping.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private bool IsOurs(X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    }
}
