using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace TapBot.Core.Certificates;

/// <summary>One handshake with a port.</summary>
internal sealed class TlsPortGreeting(Reach reach, TimeProvider time) : IPortGreeting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly BcTlsCrypto crypto = new();

    public async Task<PortGreeting> HearAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var client = new ProbeClient(crypto, null, TlsVersions.All, []);
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await using var conversation = new TlsConversation(await reach.ConnectToAsync(address, port, either.Token), client);
            await conversation.ShakeAsync(either.Token);
        }
        catch (ConnectException)
        {
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
        return client.Chain.Count == 0 ? new(false) : Of(client.Chain[0]);
    }

    private static PortGreeting Of(byte[] der)
    {
        try
        {
            using var leaf = X509CertificateLoader.LoadCertificate(der);
            return new(true, NameOf(leaf), CertificateJudge.IsDefault(leaf));
        }
        catch (CryptographicException)
        {
            return new(true);
        }
    }

    /// <summary>A name that the certificate is for; of those with a wildcard any will do.</summary>
    private static string? NameOf(X509Certificate2 leaf)
    {
        var names = CertificateText.Names(leaf);
        return names.FirstOrDefault(n => !n.StartsWith('*')) ?? names.FirstOrDefault()?.Replace("*", "www", StringComparison.Ordinal);
    }
}
