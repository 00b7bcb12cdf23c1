using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>One look at an endpoint: connection, handshake, the chain as it was sent, every version of TLS, one request. Each step has a deadline of its own.</summary>
internal sealed class CertificateProbe(Reach reach, GuardedFetch fetch, RevocationCheck revocations, TrustedRoots roots, StoredCertificates stored, TimeProvider time) : ICertificateProbe
{
    private const string Http1 = "http/1.1", Http2 = "h2";
    private const int HttpPort = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Short = TimeSpan.FromSeconds(5);

    private readonly BcTlsCrypto crypto = new();

    public async Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var (client, address, web) = await ShakeAsync(target, cancellationToken);
            var accepted = await VersionsAsync(target.Endpoint, address, client.Version!, cancellationToken);
            web ??= client.Application == Http2 ? await WebAsync(target.Endpoint, address, cancellationToken) : null;
            return await JudgeAsync(target, client, address, accepted, web, cancellationToken);
        }
        catch (ConnectException failed)
        {
            return ProbeResult.Failed(failed.Reason);
        }
        catch (CryptographicException unreadable)
        {
            return ProbeResult.Failed(Phrase.Of("certificates.trouble.unreadable", ("said", unreadable.Message)));
        }
    }

    /// <summary>The handshake that offers everything. A server that is content to speak HTTP/1 on it is asked at once; how long its answer takes is no fault of the certificate.</summary>
    private async Task<(ProbeClient Client, IPAddress Address, HttpHead? Web)> ShakeAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        var client = ClientOf(target.Endpoint, TlsVersions.All, [Http2, Http1]);
        TlsConversation? conversation = null;
        try
        {
            var (address, isOpen) = await WithinAsync(Patience, async token =>
            {
                var (stream, reached) = await reach.ConnectAsync(target.Endpoint, static kind => kind is not AddressKind.Forbidden, token);
                conversation = new TlsConversation(stream, client);
                try
                {
                    await conversation.ShakeAsync(token);
                    return (reached, true);
                }
                catch (ConnectException) when (client.Chain.Count > 0 && client.Version is not null)
                {
                    return (reached, false); // a server may refuse whoever shows no certificate, and has shown its own by then
                }
            }, cancellationToken);
            if (client.Chain.Count == 0)
                throw new ConnectException(Phrase.Of("certificates.trouble.noCertificate"));
            return (client, address, isOpen && (client.Application is null or Http1) ? await AskAsync(conversation!, target.Endpoint, cancellationToken) : null);
        }
        finally
        {
            if (conversation is not null)
                await conversation.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<string>> VersionsAsync(CertificateEndpoint endpoint, IPAddress address, ProtocolVersion chosen, CancellationToken cancellationToken)
    {
        var accepted = new List<string>();
        foreach (var version in TlsVersions.All)
        {
            if (version.Equals(chosen) || await AcceptsAsync(endpoint, address, version, cancellationToken))
                accepted.Add(TlsVersions.NameOf(version));
        }
        return accepted;
    }

    private async Task<bool> AcceptsAsync(CertificateEndpoint endpoint, IPAddress address, ProtocolVersion version, CancellationToken cancellationToken)
    {
        var client = ClientOf(endpoint, [version], [], versionOnly: true);
        try
        {
            await WithinAsync(Short, async token =>
            {
                await using var conversation = new TlsConversation(await reach.ConnectToAsync(address, endpoint.Port, token), client);
                await conversation.ShakeAsync(token);
                return true;
            }, cancellationToken);
        }
        catch (ConnectException)
        {
        }
        return client.Version?.Equals(version) == true;
    }

    private async Task<HttpHead?> WebAsync(CertificateEndpoint endpoint, IPAddress address, CancellationToken cancellationToken)
    {
        try
        {
            await using var conversation = await WithinAsync(Short, async token => new TlsConversation(await reach.ConnectToAsync(address, endpoint.Port, token), ClientOf(endpoint, TlsVersions.All, [Http1])), cancellationToken);
            await WithinAsync(Short, async token =>
            {
                await conversation.ShakeAsync(token);
                return true;
            }, cancellationToken);
            return await AskAsync(conversation, endpoint, cancellationToken);
        }
        catch (ConnectException)
        {
            return null;
        }
    }

    /// <summary>True when port 80 leads to HTTPS; null when nobody answers there.</summary>
    private async Task<bool?> RedirectsAsync(CertificateEndpoint endpoint, IPAddress address, CancellationToken cancellationToken)
    {
        if (endpoint.Port != CertificateEndpoint.UsualPort)
            return null;
        try
        {
            return await WithinAsync<bool?>(Short, async token =>
            {
                await using var stream = await reach.ConnectToAsync(address, HttpPort, token);
                await stream.WriteAsync(HttpHead.Question(endpoint.Authority), token);
                var (heard, length) = (new byte[HttpHead.Longest], 0);
                while (length < heard.Length && !HttpHead.IsWhole(heard.AsMemory(0, length)) && await stream.ReadAsync(heard.AsMemory(length), token) is > 0 and var read)
                    length += read;
                return HttpHead.Parse(heard.AsSpan(0, length))?.LeadsToHttps;
            }, cancellationToken);
        }
        catch (Exception failed) when (failed is ConnectException or IOException)
        {
            return null;
        }
    }

    private async Task<HttpHead?> AskAsync(TlsConversation conversation, CertificateEndpoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            return HttpHead.Parse(await WithinAsync(Short, token => conversation.AskAsync(HttpHead.Question(endpoint.Authority), HttpHead.IsWhole, HttpHead.Longest, token), cancellationToken));
        }
        catch (ConnectException)
        {
            return null;
        }
    }

    private async Task<ProbeResult> JudgeAsync(CertificateTarget target, ProbeClient client, IPAddress address, IReadOnlyList<string> accepted, HttpHead? web, CancellationToken cancellationToken)
    {
        var (now, trusted, ready) = (time.GetUtcNow(), roots.All, stored.Current);
        var sent = client.Chain.Select(c => X509CertificateLoader.LoadCertificate(c)).ToList();
        var chain = CertificateChain.Build(sent, [], trusted, now);
        bool May(AddressKind kind) => kind is AddressKind.Public || (target.IsChosen && kind is not AddressKind.Forbidden && kind == AddressRules.KindOf(address));
        var missing = chain.IsTrusted || chain.Path.Count > 1 && CertificateText.IsSelfIssued(chain.Top) ? [] : await MissingAsync(chain, May, cancellationToken);
        var completed = missing.Count == 0 ? null : CertificateChain.Build(sent, missing, trusted, now);
        var revocation = await revocations.AskAsync(chain.Leaf, chain.Issuer ?? completed?.Issuer, client.Staple, May, now, cancellationToken);
        var findings = CertificateJudge.Judge(target.Endpoint.Name, chain, completed, revocation, accepted, ready, target.Router?.Resolver is not null, now);
        var served = new ServedCertificate
        {
            Subject = CertificateText.InFew(chain.Leaf.SubjectName),
            Issuer = CertificateText.InFew(chain.Leaf.IssuerName),
            Names = CertificateText.Names(chain.Leaf),
            NotBefore = CertificateText.NotBefore(chain.Leaf),
            NotAfter = CertificateText.NotAfter(chain.Leaf),
            Serial = chain.Leaf.SerialNumber.ToLowerInvariant(),
            Chain = ChainLinks.Of(chain, completed),
            Revocation = revocation,
            Protocols = accepted,
            Protocol = TlsVersions.NameOf(client.Version!),
            CipherSuite = CipherSuiteName.Of(client.Suite),
            StoredIn = StoredJudge.StoreOf(CertificateText.Fingerprint(chain.Leaf), ready),
            IsStapled = client.Staple is not null,
            WantsClientCertificate = client.WantsCertificate,
            Web = web?.Look(client.Application == Http2, await RedirectsAsync(target.Endpoint, address, cancellationToken)),
        };
        return new(served, findings, null);
    }

    /// <summary>What the last certificate of a broken chain says was signed with: fetched only to say what is missing.</summary>
    private async Task<IReadOnlyList<X509Certificate2>> MissingAsync(CertificateChain chain, Func<AddressKind, bool> may, CancellationToken cancellationToken)
    {
        if (CertificateText.IssuerUrls(chain.Top).FirstOrDefault() is not { } url)
            return [];
        try
        {
            return [X509CertificateLoader.LoadCertificate(await fetch.FetchAsync(url, null, "", may, cancellationToken))];
        }
        catch (Exception unusable) when (unusable is ConnectException or CryptographicException)
        {
            return [];
        }
    }

    private ProbeClient ClientOf(CertificateEndpoint endpoint, IReadOnlyList<ProtocolVersion> versions, IReadOnlyList<string> applications, bool versionOnly = false) =>
        new(crypto, endpoint.IsAddress ? null : endpoint.Name, versions, applications, versionOnly);

    private async Task<T> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, Task<T>> what, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await what(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectException(Phrase.Of("certificates.trouble.slow", ("seconds", (int)patience.TotalSeconds)));
        }
    }
}
