using System.Text;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;

namespace TapBot.Core.Certificates;

/// <summary>
/// A client that looks at a server and believes everything: what it is shown is judged afterwards. It offers what .NET's own client does not (TLS 1.0 and 1.1, old cipher suites) and hears the
/// stapled answer. It is never used to send anything that is not public.
/// </summary>
internal sealed class ProbeClient(TlsCrypto crypto, string? serverName, IReadOnlyList<ProtocolVersion> versions, IReadOnlyList<string> applications, bool versionOnly = false) : AbstractTlsClient(crypto)
{
    private const int LongestMessage = 256 * 1024, LongestChain = 20, LeastPrime = 512;

    private static readonly int[] Suites =
    [
        CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384, CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA, CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256, CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
    ];

    private readonly ProbeAuthentication authentication = new();

    /// <summary>The version that the server chose; null until it did.</summary>
    public ProtocolVersion? Version { get; private set; }

    /// <summary>The application protocol that the server chose; null without one.</summary>
    public string? Application => m_context?.SecurityParameters?.ApplicationProtocol?.GetUtf8Decoding();

    /// <summary>The number of the cipher suite that the server chose.</summary>
    public int Suite { get; private set; }

    /// <summary>The certificates that the server sent; empty until it did.</summary>
    public IReadOnlyList<byte[]> Chain => authentication.Chain;

    /// <summary>The stapled answer of OCSP; null without one.</summary>
    public byte[]? Staple => authentication.Staple;

    /// <summary>True when the server asked for a certificate of the client.</summary>
    public bool WantsCertificate => authentication.WantsCertificate;

    /// <summary>The alert that the server ended it with; null without one.</summary>
    public short? Alert { get; private set; }

    /// <summary>True when there is nothing more to hear.</summary>
    public bool IsDone { get; private set; }

    public override TlsAuthentication GetAuthentication() => authentication;

    public override TlsDHGroupVerifier GetDHGroupVerifier() => new DefaultTlsDHGroupVerifier(LeastPrime);

    public override int GetMaxCertificateChainLength() => LongestChain;

    public override int GetMaxHandshakeMessageSize() => LongestMessage;

    public override bool ShouldCheckSigAlgOfPeerCerts() => false;

    public override bool RequiresCloseNotify() => false;

    public override void NotifySecureRenegotiation(bool secureRenegotiation)
    {
    }

    public override void NotifyServerVersion(ProtocolVersion serverVersion)
    {
        base.NotifyServerVersion(serverVersion);
        Version = serverVersion;
        if (versionOnly)
            throw new TlsFatalAlert(AlertDescription.user_canceled); // this was the question; the rest costs both sides
    }

    public override void NotifySelectedCipherSuite(int selectedCipherSuite)
    {
        base.NotifySelectedCipherSuite(selectedCipherSuite);
        Suite = selectedCipherSuite;
    }

    public override void NotifyAlertReceived(short alertLevel, short alertDescription)
    {
        base.NotifyAlertReceived(alertLevel, alertDescription);
        if (alertLevel == AlertLevel.fatal)
            Alert = alertDescription;
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        IsDone = true;
    }

    protected override ProtocolVersion[] GetSupportedVersions() => [.. versions.Reverse()];

    protected override int[] GetSupportedCipherSuites() => TlsUtilities.GetSupportedCipherSuites(Crypto, Suites);

    protected override IList<Org.BouncyCastle.Tls.ServerName>? GetSniServerNames() => serverName is null ? null : [new Org.BouncyCastle.Tls.ServerName(NameType.host_name, Encoding.ASCII.GetBytes(serverName))];

    protected override IList<ProtocolName>? GetProtocolNames() => applications.Count == 0 ? null : [.. applications.Select(ProtocolName.AsUtf8Encoding)];
}
