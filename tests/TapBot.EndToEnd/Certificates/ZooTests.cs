using System.Net;
using System.Net.Sockets;
using System.Text;
using TapBot.Core.Certificates;

namespace TapBot.EndToEnd.Certificates;

/// <summary>Every certificate of the sandbox, served by a real nginx, gets exactly its verdict.</summary>
public sealed class ZooTests : IDisposable
{
    private static readonly string[] Modern = ["TLS 1.2", "TLS 1.3"];
    private readonly Zoo zoo = new();

    public void Dispose() => zoo.Dispose();

    [Theory]
    [InlineData("valid.test", "PORT")]
    [InlineData("wild.test", "PORT")]
    [InlineData("any.wild.test", "PORT")]
    [InlineData("unchecked.test", "PORT")]
    [InlineData("valid.test", "MUTUAL_PORT")]
    [InlineData("soon.test", "PORT", Verdict.Expiring)]
    [InlineData("expired.test", "PORT", Verdict.Expired)]
    [InlineData("notyet.test", "PORT", Verdict.NotYetValid)]
    [InlineData("wrong.test", "PORT", Verdict.WrongName)]
    [InlineData("a.any.wild.test", "PORT", Verdict.WrongName)]
    [InlineData("self.test", "PORT", Verdict.SelfSigned)]
    [InlineData("traefik.test", "PORT", Verdict.DefaultCertificate, Verdict.WrongName, Verdict.SelfSigned)]
    [InlineData("unknown.test", "PORT", Verdict.UnknownRoot)]
    [InlineData("unknownca.test", "PORT", Verdict.UnknownRoot)]
    [InlineData("incomplete.test", "PORT", Verdict.IncompleteChain)]
    [InlineData("weak.test", "PORT", Verdict.WeakKey)]
    [InlineData("sha1.test", "PORT", Verdict.WeakSignature)]
    [InlineData("revokedocsp.test", "PORT", Verdict.Revoked)]
    [InlineData("revokedcrl.test", "PORT", Verdict.Revoked)]
    [InlineData("stapled.test", "STAPLE_PORT", Verdict.Revoked)]
    [InlineData("rsa.test", "OLD_PORT", Verdict.OldProtocol)]
    [InlineData("rsa.test", "ANCIENT_PORT", Verdict.OldProtocol)]
    public async Task Certificate_Served_GetsExactlyItsVerdict(string name, string port, params Verdict[] findings)
    {
        var seen = await zoo.LookAsync(Zoo.At(name, port));

        Assert.Null(seen.Trouble);
        Assert.Equal(findings, seen.Findings.Select(f => f.Verdict));
    }

    [Fact]
    public async Task Valid_Served_IsSeenAsItIs()
    {
        var served = (await zoo.LookAsync(Zoo.At("valid.test"))).Served!;

        Assert.Equal(("valid.test", "TapBot Sandbox Sandbox Intermediate", "EC 256"), (served.Subject, served.Issuer, served.Key));
        Assert.Equal(["valid.test"], served.Names);
        Assert.Equal(["valid.test", "TapBot Sandbox Sandbox Intermediate", "TapBot Sandbox Sandbox Root"], served.Chain.Select(c => c.Subject));
        Assert.Equal([ChainLinkOrigin.Sent, ChainLinkOrigin.Sent, ChainLinkOrigin.Trusted], served.Chain.Select(c => c.Origin));
        Assert.Equal((Modern[1], "TLS 1.2, TLS 1.3"), (served.Protocol, string.Join(", ", served.Protocols)));
        Assert.StartsWith("TLS_", served.CipherSuite, StringComparison.Ordinal);
        Assert.Equal((RevocationState.Good, "OCSP"), (served.Revocation.State, served.Revocation.Source));
        Assert.Equal((200, true, 31_536_000L, true), (served.Web!.Status, served.Web.Http2, served.Web.HstsSeconds, served.Web.HstsSubdomains));
        Assert.Equal(["X-Content-Type-Options"], served.Web.Headers);
        Assert.Equal(88, served.DaysLeft(TimeProvider.System.GetUtcNow()));
    }

    [Theory]
    [InlineData("revokedocsp.test", "PORT", "OCSP")]
    [InlineData("revokedcrl.test", "PORT", "CRL")]
    [InlineData("stapled.test", "STAPLE_PORT", "staple")]
    public async Task Revoked_Served_SaysByWhomAndWhy(string name, string port, string source)
    {
        var seen = await zoo.LookAsync(Zoo.At(name, port));

        var reason = seen.Findings[0].Reason;
        Assert.Equal(("certificates.reason.revoked.why", source, "keyCompromise"), (reason.Code, reason.Arguments["source"], reason.Arguments["why"]));
        Assert.Equal(source == "staple", seen.Served!.IsStapled);
    }

    [Fact]
    public async Task ResponderThatIsDead_IsSaidAndNotTakenForBad()
    {
        var revocation = (await zoo.LookAsync(Zoo.At("unchecked.test"))).Served!.Revocation;

        Assert.Equal((RevocationState.Unchecked, "certificates.trouble.refused"), (revocation.State, revocation.Why?.Code));
    }

    [Fact]
    public async Task RevocationOfAnEndpointThatWasFound_IsNotAskedFromThisMachine()
    {
        var revocation = (await zoo.LookAsync(Zoo.At("revokedocsp.test"), CertificateOrigin.Container)).Served!.Revocation;

        Assert.Equal((RevocationState.Unchecked, "certificates.trouble.denied"), (revocation.State, revocation.Why?.Code));
    }

    [Fact]
    public async Task Incomplete_Served_NamesWhatIsMissing()
    {
        var seen = await zoo.LookAsync(Zoo.At("incomplete.test"));

        Assert.Equal("TapBot Sandbox Sandbox Intermediate", seen.Findings[0].Reason.Arguments["issuer"]);
        Assert.Equal([ChainLinkOrigin.Sent, ChainLinkOrigin.Fetched, ChainLinkOrigin.Trusted], seen.Served!.Chain.Select(c => c.Origin));
        Assert.Equal(RevocationState.Good, seen.Served.Revocation.State);
    }

    [Theory]
    [InlineData("OLD_PORT", "TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3", "TLS 1.3")]
    [InlineData("ANCIENT_PORT", "TLS 1.0,TLS 1.1", "TLS 1.1")]
    [InlineData("PORT", "TLS 1.2,TLS 1.3", "TLS 1.3")]
    public async Task Versions_Accepted_AreAllFound(string port, string accepted, string chosen)
    {
        var served = (await zoo.LookAsync(Zoo.At("rsa.test", port))).Served!;

        Assert.Equal((accepted, chosen), (string.Join(',', served.Protocols), served.Protocol));
    }

    [Fact]
    public async Task Ciphers_OfAServerThatAcceptsAll_NamesTheWeakOnes()
    {
        var look = await zoo.CiphersAsync(Zoo.At("rsa.test", "OLD_PORT"));

        Assert.Null(look.Trouble);
        Assert.Equal(["TLS 1.3", "TLS 1.2", "TLS 1.1", "TLS 1.0"], look.Versions.Select(v => v.Version));
        Assert.All(look.Versions, v => Assert.True(v.IsWhole));
        Assert.Contains("TLS_AES_256_GCM_SHA384", look.Versions[0].Suites);
        Assert.Contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", look.Versions[1].Suites);
        Assert.DoesNotContain("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", look.Versions[2].Suites);
        // OpenSSL calls all of its suites ALL but those that do not encrypt; those without a certificate are among them.
        Assert.Contains(look.Weak, s => CipherFlaws.Of(s) is CipherFlaw.Anonymous);
        Assert.Contains(look.Suites, s => CipherFlaws.Of(s) is CipherFlaw.CbcSha1);
    }

    [Fact]
    public async Task Ciphers_OfAServerOfToday_HasNoneOfTheOldVersions()
    {
        var look = await zoo.CiphersAsync(Zoo.At("valid.test"));

        Assert.Equal(["TLS 1.3", "TLS 1.2"], look.Versions.Select(v => v.Version));
        Assert.All(look.Versions[1].Suites, s => Assert.Contains("ECDSA", s, StringComparison.Ordinal));
        Assert.Empty(look.Weak);
    }

    [Fact]
    public async Task Ciphers_OfAPortThatNobodyServes_SaysWhy() => Assert.Equal("certificates.trouble.refused", (await zoo.CiphersAsync(Zoo.At("valid.test", "CLOSED_PORT"))).Trouble?.Code);

    [Fact]
    public async Task Mutual_ServerThatWantsAClientCertificate_IsStillLookedAt()
    {
        var served = (await zoo.LookAsync(Zoo.At("valid.test", "MUTUAL_PORT"))).Served!;

        Assert.Equal((true, 400), (served.WantsClientCertificate, served.Web!.Status));
    }

    [Fact]
    public async Task Root_ThatNobodyTrusts_MakesEverythingUnknown()
    {
        using var stranger = new Zoo("/etc/ssl/certs/ca-certificates.crt");

        Assert.Equal([Verdict.UnknownRoot], (await stranger.LookAsync(Zoo.At("valid.test"))).Findings.Select(f => f.Verdict));
    }

    [Theory]
    [InlineData("valid.test", "CLOSED_PORT", "certificates.trouble.refused")]
    [InlineData("valid.test", "HTTP_PORT", "certificates.trouble.http")]
    public async Task Port_WithoutTls_SaysWhy(string name, string port, string code) => Assert.Equal(code, (await zoo.LookAsync(Zoo.At(name, port))).Trouble?.Code);

    [Fact]
    public async Task Name_ThatNobodyKnows_SaysWhy() => Assert.Contains((await zoo.LookAsync("no-such-host.invalid")).Trouble?.Code, new[] { "certificates.trouble.name", "certificates.trouble.dns" });

    [Theory]
    [InlineData("example.com@169.254.169.254:443", "certificates.trouble.denied")]
    [InlineData("example.com@[::ffff:169.254.169.254]:443", "certificates.trouble.denied")]
    public async Task Place_ThatIsNotReached_SaysWhy(string endpoint, string code) => Assert.Equal(code, (await zoo.LookAsync(endpoint)).Trouble?.Code);

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "certificates.trouble.notTls")]
    [InlineData("", "certificates.trouble.closed")]
    [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "certificates.trouble.alert")]
    public async Task Server_ThatSpeaksSomethingElse_SaysWhat(string answer, string code)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, Encoding.Latin1.GetBytes(answer));

        var seen = await zoo.LookAsync($"valid.test@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        await serving;

        Assert.Equal(code, seen.Trouble?.Code);
        if (code == "certificates.trouble.alert")
            Assert.Equal(("handshake_failure", "40"), (seen.Trouble!.Arguments["alert"], seen.Trouble.Arguments["number"]));
    }

    [Fact]
    public async Task Greeting_OfPorts_TellsTlsFromTheRest()
    {
        async Task<PortGreeting> HearAsync(string port) => await zoo.Greeting.HearAsync(IPAddress.Loopback, Zoo.Port(port), TestContext.Current.CancellationToken);

        Assert.Equal(new PortGreeting(true, "valid.test"), await HearAsync("PORT"));
        Assert.Equal(new PortGreeting(true, "rsa.test"), await HearAsync("ANCIENT_PORT"));
        Assert.Equal(new PortGreeting(false), await HearAsync("HTTP_PORT"));
        Assert.Equal(new PortGreeting(false), await HearAsync("CLOSED_PORT"));
    }

    private static async Task ServeAsync(TcpListener listener, byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or InvalidOperationException or IOException) // a listener says each of them, as it was stopped before, while or after somebody came
        {
        }
    }
}
