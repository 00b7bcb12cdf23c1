using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;

namespace TapBot.Portal.Hosting;

/// <summary>How the portal listens: plainly on loopback or behind a trusted proxy, with TLS everywhere else.</summary>
internal sealed class PortalKestrel(IOptions<PortalSettings> settings, IOptions<TlsSettings> tls, IOptions<KestrelServerOptions> kestrel, IOptions<ForwardedHeadersOptions> proxies, DataDirectory directory, TimeProvider time)
{
    private const int MostSockets = 2_000;

    /// <summary>The certificate in use; null when the portal listens without TLS or has not been started.</summary>
    public X509Certificate2? Certificate { get; private set; }

    /// <summary>True when the certificate was made by the portal itself, so that nobody can know it yet.</summary>
    public bool IsOwnCertificate => string.IsNullOrEmpty(tls.Value.Certificate);

    /// <summary>True when the portal listens without TLS: on loopback, or behind a proxy that is trusted, and with no certificate given.</summary>
    public bool IsPlain => IsOwnCertificate && (ListenAddress.IsLoopback(settings.Value) || settings.Value.TrustedProxies.Count > 0);

    /// <summary>Says where to listen. Done when the settings are known to be good and the portal is about to start, not while it is put together.</summary>
    public void Listen()
    {
        if (settings.Value.Listen == "localhost" && settings.Value.Port != 0)
            kestrel.Value.ListenLocalhost(settings.Value.Port, UseTls);
        else
            kestrel.Value.Listen(ListenAddress.Parse(settings.Value.Listen)!, settings.Value.Port, UseTls);
    }

    internal static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentUpgradedConnections = MostSockets;
    }

    private void UseTls(ListenOptions listen)
    {
        listen.Use(new SocketLimit(settings.Value.MostSocketsPerAddress, IsTrusted).Guard);
        if (IsPlain)
            return;
        var (certificate, chain) = TlsCertificate.Get(tls.Value, directory, time);
        Certificate = certificate;
        listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate, ServerCertificateChain = chain });
    }

    private bool IsTrusted(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return proxies.Value.KnownProxies.Contains(plain) || proxies.Value.KnownIPNetworks.Any(network => network.Contains(plain));
    }
}
