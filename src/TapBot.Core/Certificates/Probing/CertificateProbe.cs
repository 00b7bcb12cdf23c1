using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>
/// One look at an endpoint: connection, handshake, the chain as it was sent, one request, every version of TLS. All of it has one deadline, and each step its own; where there is no connection
/// nothing else is tried.
/// </summary>
internal sealed class CertificateProbe(Reach reach, GuardedFetch fetch, RevocationCheck revocations, TrustedRoots roots, StoredCertificates stored, TimeProvider time) : ICertificateProbe
{
    /// <summary>A look takes no longer.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(15);

    private const string Http1 = "http/1.1", Http2 = "h2";
    private static readonly TimeSpan Reaching = TimeSpan.FromSeconds(4), Shaking = TimeSpan.FromSeconds(10), Short = TimeSpan.FromSeconds(5);

    private readonly BcTlsCrypto crypto = new();
    private readonly HttpsRedirect redirect = new(reach);
    private readonly CipherProbe ciphers = new(reach, time);

    public async Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        using var budget = new ProbeBudget(Whole, time, cancellationToken);
        try
        {
            var (client, address, web) = await ShakeAsync(target, budget);
            var (now, trusted) = (time.GetUtcNow(), roots.All);
            var sent = client.Chain.Select(c => X509CertificateLoader.LoadCertificate(c)).ToList();
            var chain = CertificateChain.Build(sent, [], trusted, now);
            var (asking, speaking) = (AskIssuerAsync(target, client, address, chain, trusted, now, budget), SpeakAsync(target.Endpoint, address, client, web, budget));
            await Task.WhenAll(asking, speaking);
            var (completed, revocation) = await asking;
            var (look, accepted, notTried) = await speaking;
            return ResultOf(target, client, chain, completed, revocation, look, accepted, notTried, now);
        }
        catch (ConnectException failed)
        {
            return ProbeResult.Failed(Explained(target, failed.Reason));
        }
        catch (CryptographicException unreadable)
        {
            return ProbeResult.Failed(Phrase.Of("certificates.trouble.unreadable", ("said", unreadable.Message)));
        }
    }

    public async Task<CipherLook> CiphersAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        var look = await ciphers.LookAsync(target, cancellationToken);
        return look.Trouble is { } trouble ? look with { Trouble = Explained(target, trouble) } : look;
    }

    /// <summary>What labels may not do an administrator may: that is the remedy.</summary>
    private static Phrase Explained(CertificateTarget target, Phrase reason) =>
        reason.Code == "certificates.trouble.denied" && target.Origin is CertificateOrigin.Router ? Phrase.Of("certificates.trouble.denied.router", ("host", reason.Arguments["host"]), ("address", reason.Arguments["address"])) : reason;

    /// <summary>The handshake that offers everything. A server that is content to speak HTTP/1 on it is asked at once; how long its answer takes is no fault of the certificate.</summary>
    private async Task<(ProbeClient Client, IPAddress Address, HttpHead? Web)> ShakeAsync(CertificateTarget target, ProbeBudget budget)
    {
        var client = ClientOf(target.Endpoint, TlsVersions.All, [Http2, Http1]);
        TlsConversation? conversation = null;
        try
        {
            var (stream, address) = await budget.WithinAsync(Reaching, token => reach.ConnectAsync(target.Endpoint, target.MayReach, token));
            conversation = new TlsConversation(stream, client);
            var isOpen = await budget.WithinAsync(Shaking, async token =>
            {
                try
                {
                    await conversation.ShakeAsync(token);
                    return true;
                }
                catch (ConnectException) when (client.Chain.Count > 0 && client.Version is not null)
                {
                    return false; // a server may refuse whoever shows no certificate, and has shown its own by then
                }
            });
            if (client.Chain.Count == 0)
                throw new ConnectException(Phrase.Of("certificates.trouble.noCertificate"));
            return (client, address, isOpen && (client.Application is null or Http1) ? await AskAsync(conversation, target.Endpoint, budget) : null);
        }
        finally
        {
            if (conversation is not null)
                await conversation.DisposeAsync();
        }
    }

    /// <summary>What the web server says, then which versions are accepted: those are what may be left without an answer.</summary>
    private async Task<(WebLook? Web, IReadOnlyList<string> Accepted, IReadOnlyList<string> NotTried)> SpeakAsync(CertificateEndpoint endpoint, IPAddress address, ProbeClient client, HttpHead? head, ProbeBudget budget)
    {
        head ??= client.Application == Http2 ? await WebAsync(endpoint, address, budget) : null;
        var web = head?.Look(client.Application == Http2, await LeadsAsync(endpoint, address, budget));
        var (accepted, notTried) = (new List<string>(), new List<string>());
        foreach (var version in TlsVersions.All)
        {
            var answer = version.Equals(client.Version) ? true : await AcceptsAsync(endpoint, address, version, budget);
            if (answer is not false)
                (answer is true ? accepted : notTried).Add(TlsVersions.NameOf(version));
        }
        return (web, accepted, notTried);
    }

    /// <summary>Null when the server gave no answer, neither yes nor no.</summary>
    private async Task<bool?> AcceptsAsync(CertificateEndpoint endpoint, IPAddress address, ProtocolVersion version, ProbeBudget budget)
    {
        var client = ClientOf(endpoint, [version], [], versionOnly: true);
        bool? refused = false;
        try
        {
            await budget.WithinAsync(Short, async token =>
            {
                await using var conversation = new TlsConversation(await reach.ConnectToAsync(address, endpoint.Port, token), client);
                await conversation.ShakeAsync(token);
                return true;
            });
        }
        catch (ConnectException failed)
        {
            refused = failed.Reason.Code is "certificates.trouble.alert" or "certificates.trouble.tls" or "certificates.trouble.closed" or "certificates.trouble.cut" ? false : null;
        }
        return client.Version?.Equals(version) == true ? true : refused;
    }

    private async Task<HttpHead?> WebAsync(CertificateEndpoint endpoint, IPAddress address, ProbeBudget budget)
    {
        try
        {
            await using var conversation = await budget.WithinAsync(Short, async token => new TlsConversation(await reach.ConnectToAsync(address, endpoint.Port, token), ClientOf(endpoint, TlsVersions.All, [Http1])));
            await budget.WithinAsync(Short, async token =>
            {
                await conversation.ShakeAsync(token);
                return true;
            });
            return await AskAsync(conversation, endpoint, budget);
        }
        catch (ConnectException)
        {
            return null;
        }
    }

    private async Task<bool?> LeadsAsync(CertificateEndpoint endpoint, IPAddress address, ProbeBudget budget)
    {
        try
        {
            return await budget.WithinAsync(Short, token => redirect.LeadsAsync(endpoint, address, token));
        }
        catch (Exception failed) when (failed is ConnectException or IOException)
        {
            return null;
        }
    }

    private static async Task<HttpHead?> AskAsync(TlsConversation conversation, CertificateEndpoint endpoint, ProbeBudget budget)
    {
        try
        {
            return HttpHead.Parse(await budget.WithinAsync(Short, token => conversation.AskAsync(HttpHead.Question(endpoint.Authority), HttpHead.IsWhole, HttpHead.Longest, token)));
        }
        catch (ConnectException)
        {
            return null;
        }
    }

    /// <summary>What the issuer says: what is missing of a broken chain, and whether the certificate was revoked.</summary>
    private async Task<(CertificateChain? Completed, RevocationResult Revocation)> AskIssuerAsync(
        CertificateTarget target, ProbeClient client, IPAddress address, CertificateChain chain, X509Certificate2Collection trusted, DateTimeOffset now, ProbeBudget budget)
    {
        bool May(AddressKind kind) => kind is AddressKind.Public || (target.IsChosen && kind is not AddressKind.Forbidden && kind == AddressRules.KindOf(address));
        var missing = chain.IsTrusted || (chain.Path.Count > 1 && CertificateText.IsSelfIssued(chain.Top)) ? [] : await MissingAsync(chain, May, budget);
        var completed = missing.Count == 0 ? null : CertificateChain.Build(chain.Sent, missing, trusted, now);
        try
        {
            return (completed, await budget.WithinAsync(Whole, token => revocations.AskAsync(chain.Leaf, chain.Issuer ?? completed?.Issuer, client.Staple, May, now, token)));
        }
        catch (ConnectException slow)
        {
            return (completed, RevocationResult.Unchecked(slow.Reason));
        }
    }

    /// <summary>What the last certificate of a broken chain says was signed with: fetched only to say what is missing.</summary>
    private async Task<IReadOnlyList<X509Certificate2>> MissingAsync(CertificateChain chain, Func<AddressKind, bool> may, ProbeBudget budget)
    {
        if (CertificateText.IssuerUrls(chain.Top).FirstOrDefault() is not { } url)
            return [];
        try
        {
            return [X509CertificateLoader.LoadCertificate(await budget.WithinAsync(Short, token => fetch.FetchAsync(url, null, "", may, token)))];
        }
        catch (Exception unusable) when (unusable is ConnectException or CryptographicException)
        {
            return [];
        }
    }

    private ProbeResult ResultOf(
        CertificateTarget target, ProbeClient client, CertificateChain chain, CertificateChain? completed, RevocationResult revocation, WebLook? web, IReadOnlyList<string> accepted, IReadOnlyList<string> notTried,
        DateTimeOffset now)
    {
        var ready = stored.Current;
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
            UncheckedProtocols = notTried,
            Protocol = TlsVersions.NameOf(client.Version!),
            CipherSuite = CipherSuiteName.Of(client.Suite),
            StoredIn = StoredJudge.StoreOf(CertificateText.Fingerprint(chain.Leaf), ready),
            IsStapled = client.Staple is not null,
            WantsClientCertificate = client.WantsCertificate,
            Web = web,
        };
        return new(served, findings, null);
    }

    private ProbeClient ClientOf(CertificateEndpoint endpoint, IReadOnlyList<ProtocolVersion> versions, IReadOnlyList<string> applications, bool versionOnly = false) =>
        new(crypto, endpoint.IsAddress ? null : endpoint.Name, versions, applications, versionOnly);
}
