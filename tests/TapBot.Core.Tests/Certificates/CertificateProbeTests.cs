using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Certificates;
using TapBot.Testing;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>A look at real sockets: how long it may take, and where it does not go.</summary>
public sealed class CertificateProbeTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TestAuthority Root = TestAuthority.Root();
    private readonly FakeTimeProvider time = new(TestAuthority.Now);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];
    private readonly CancellationTokenSource end = new();
    private readonly GuardedFetch fetch;
    private readonly CertificateProbe probe;
    private Task serving = Task.CompletedTask;

    public CertificateProbeTests()
    {
        var reach = new Reach(new LocalNames(("here.test", "127.0.0.1"), ("metadata.test", "169.254.169.254")));
        var roots = new TrustedRoots(() => [Root.Certificate], time);
        fetch = new GuardedFetch(reach, roots, time);
        probe = new CertificateProbe(reach, fetch, new RevocationCheck(fetch, new CrlCache(time)), roots, SomeStored.None(time), time);
        listener.Start();
    }

    private string Here => $"here.test@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var client in clients)
            client.Dispose();
        fetch.Dispose();
        end.Dispose();
    }

    [Fact]
    public async Task Look_ServerThatNeverSaysAWord_EndsWithinTheDeadlineAndTriesNothingElse()
    {
        var accepted = 0;
        serving = ServeAsync(_ =>
        {
            Interlocked.Increment(ref accepted);
            return Task.CompletedTask;
        });
        var looking = LookAsync(Here, CertificateOrigin.Configured);
        await time.PushUntilAsync(() => Volatile.Read(ref accepted) == 1, TimeSpan.Zero);

        var seen = await time.PushUntilAsync(looking, Second);

        Assert.Equal("certificates.trouble.slow", seen.Trouble?.Code);
        Assert.True(time.GetUtcNow() - TestAuthority.Now < CertificateProbe.Whole + Second);
        Assert.Equal(1, accepted);
    }

    [Fact]
    public async Task Look_ServerThatIsSilentAfterTheFirstHandshake_SaysWhichVersionsCouldNotBeChecked()
    {
        var (shook, key) = (0, ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var leaf = Root.Leaf("here.test", key: key);
        using var shown = X509CertificateLoader.LoadPkcs12(leaf.CopyWithPrivateKey(key).Export(X509ContentType.Pfx), null);
        serving = ServeAsync(async client =>
        {
            if (Volatile.Read(ref shook) > 0)
                return;
            var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: true);
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = shown }, end.Token);
            Volatile.Write(ref shook, 1);
        });
        var looking = LookAsync(Here, CertificateOrigin.Configured);
        await time.PushUntilAsync(() => Volatile.Read(ref shook) == 1, TimeSpan.Zero);

        // The question and each of three versions have five seconds of their own, which are more than all have together.
        var seen = await time.PushUntilAsync(looking, Second / 10);

        Assert.Null(seen.Trouble);
        Assert.Equal((null, 1, 3), (seen.Served!.Web, seen.Served.Protocols.Count, seen.Served.UncheckedProtocols.Count));
        Assert.Empty(seen.Findings);
        Assert.InRange(time.GetUtcNow() - TestAuthority.Now, CertificateProbe.Whole - Second, CertificateProbe.Whole + (4 * Second));
    }

    [Theory]
    [InlineData("here.test", CertificateOrigin.Router, "certificates.trouble.denied.router")]
    [InlineData("127.0.0.1", CertificateOrigin.Router, "certificates.trouble.denied.router")]
    [InlineData("metadata.test", CertificateOrigin.Router, "certificates.trouble.denied.router")]
    [InlineData("224.0.0.1", CertificateOrigin.Router, "certificates.trouble.denied.router")]
    [InlineData("0.0.0.0", CertificateOrigin.Router, "certificates.trouble.denied.router")]
    [InlineData("metadata.test", CertificateOrigin.Configured, "certificates.trouble.denied")]
    public async Task Look_PlaceWhereLabelsMustNotLead_IsRefusedAndSaidSo(string host, CertificateOrigin origin, string code)
    {
        var accepted = 0;
        serving = ServeAsync(_ => Task.FromResult(Interlocked.Increment(ref accepted)));

        var seen = await LookAsync($"{host}:{((IPEndPoint)listener.LocalEndpoint).Port}", origin);
        var ciphers = await probe.CiphersAsync(Target($"{host}:{((IPEndPoint)listener.LocalEndpoint).Port}", origin), end.Token);

        Assert.Equal((code, code, host, 0), (seen.Trouble?.Code, ciphers.Trouble?.Code, seen.Trouble?.Arguments["host"], accepted));
    }

    private Task<ProbeResult> LookAsync(string endpoint, CertificateOrigin origin) => probe.LookAsync(Target(endpoint, origin), end.Token);

    private static CertificateTarget Target(string endpoint, CertificateOrigin origin) => FixedEndpoints.Of(endpoint, origin: origin);

    private async Task ServeAsync(Func<TcpClient, Task> serve)
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(end.Token);
            clients.Add(client);
            await serve(client);
        }
    }
}
