using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;

namespace TapBot.Core.Containers.Docker;

/// <summary>Mutual TLS with one engine: only the named authority is trusted, and the host name must match.</summary>
internal sealed class DockerTlsProvider(DockerTls files) : IAuthProvider
{
    public bool TlsEnabled => true;

    /// <summary>The options of one connection to the engine, as the log reader uses them too.</summary>
    public static SslClientAuthenticationOptions OptionsFor(DockerTls files)
    {
        using var pem = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        var authority = new X509Certificate2Collection();
        authority.ImportFromPemFile(files.Ca);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(authority);
        return new SslClientAuthenticationOptions
        {
            ClientCertificates = [X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null)],
            CertificateChainPolicy = policy,
        };
    }

    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler)
    {
        if (handler is not SocketsHttpHandler sockets)
            throw new NotSupportedException($"TLS cannot be set up on a {handler.GetType().Name}.");
        sockets.SslOptions = OptionsFor(files);
        return sockets;
    }
}
