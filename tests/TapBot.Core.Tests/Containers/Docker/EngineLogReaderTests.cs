using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

public sealed class EngineLogReaderTests
{
    private static readonly byte[] OneLine = Recording.Frame(1, "2024-11-22T17:00:18.5Z hello\n"u8);
    private static readonly ContainerName Web = ContainerName.Parse("web");

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_UnixSocket_AsksForTheLogAndDeliversIt()
    {
        await using var engine = RawEngine.OnUnix(RawEngine.Answer(OneLine));
        var sink = new CollectingSink();

        await engine.Reader().ReadAsync(new LogQuery(Web, Follow: true, Since: 1_732_294_818_000_000_001, Tail: 7), new LogResume(), sink, TestEnds);

        Assert.Equal("hello", Assert.Single(sink.Lines).Text);
        Assert.Equal(
            ["GET /containers/web/logs?stdout=1&stderr=1&timestamps=1&follow=1&since=1732294818.000000001&tail=7 HTTP/1.1", "Host: docker"],
            engine.Requests);
    }

    [Fact]
    public async Task ReadAsync_Tcp_Delivers()
    {
        await using var engine = RawEngine.OnTcp(null, RawEngine.Answer(OneLine));
        var sink = new CollectingSink();

        await engine.Reader().ReadAsync(new LogQuery(Web, Follow: false, Until: 5), new LogResume(), sink, TestEnds);

        Assert.Equal("hello", Assert.Single(sink.Lines).Text);
        Assert.Equal($"Host: 127.0.0.1:{engine.Address.Port}", engine.Requests[1]);
        Assert.EndsWith("&until=0.000000005 HTTP/1.1", engine.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TcpWithTls_ShowsTheClientCertificate()
    {
        using var certificate = CreateCertificate();
        await using var engine = RawEngine.OnTcp(certificate, RawEngine.Answer(OneLine));
        var sink = new CollectingSink();
        var reader = engine.Reader(() => new SslClientAuthenticationOptions
        {
            ClientCertificates = [certificate],
            RemoteCertificateValidationCallback = (_, server, _, _) => server?.GetCertHashString() == certificate.GetCertHashString(),
        });

        await reader.ReadAsync(new LogQuery(Web, Follow: false), new LogResume(), sink, TestEnds);

        Assert.Equal("hello", Assert.Single(sink.Lines).Text);
    }

    [Fact]
    public async Task ReadAsync_StrangerOverTls_Fails()
    {
        using var certificate = CreateCertificate();
        await using var engine = RawEngine.OnTcp(certificate, RawEngine.Answer(OneLine));

        var failure = await FailAsync(engine.Reader(() => new SslClientAuthenticationOptions { ClientCertificates = [certificate] }));

        Assert.Equal("logs.unreachable", failure.Why.Code);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, RawEngine.Headers)]
    [InlineData(true, RawEngine.Headers)]
    public async Task ReadAsync_CancelledWhileTheEngineIsSilent_EndsAtOnce(bool tcp, string answer)
    {
        // The fastest of three counts: the machine may be busy, the reader may not be slow.
        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var elapsed = await CancelAsync(tcp, answer);
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        Assert.True(fastest < TimeSpan.FromMilliseconds(100), $"It took {fastest.TotalMilliseconds} ms.");
    }

    [Fact]
    public async Task Interrupt_FollowedLogs_FailAndCanGoOn()
    {
        var both = RawEngine.Answer(OneLine, Recording.Frame(1, "2024-11-22T17:00:19Z next\n"u8));
        await using var engine = RawEngine.OnUnix(RawEngine.Open(OneLine), both, both, both, RawEngine.Answer());
        var reader = engine.Reader();
        var sink = new CollectingSink();
        var source = Source(reader);
        var start = LogStart.AtTail(10);
        var following = source.FollowAsync(start, sink, TestEnds);
        await sink.WhenAsync(lines => lines.Count == 1).WaitAsync(TestEnds);

        reader.Interrupt();
        var failure = await Assert.ThrowsAsync<LogFailedException>(() => following);
        await source.FollowAsync(start, sink, TestEnds);

        Assert.Equal("logs.interrupted", failure.Why.Code);
        Assert.Equal(["hello", "next"], sink.Lines.Select(line => line.Text));
        Assert.Contains("&since=1732294818.500000000", engine.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FollowAsync_EngineEndsBeforeTheLastLine_AsksForIt()
    {
        var last = Recording.Frame(1, "2024-11-22T17:00:19Z last words"u8);
        await using var engine = RawEngine.OnUnix(RawEngine.Answer(OneLine), RawEngine.Answer(OneLine, last));
        var sink = new CollectingSink();

        await Source(engine.Reader()).FollowAsync(LogStart.AtTail(10), sink, TestEnds);

        Assert.Equal(["hello", "last words"], sink.Lines.Select(line => line.Text));
        Assert.DoesNotContain("follow", engine.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_SinkHasEnough_Stops()
    {
        await using var engine = RawEngine.OnUnix(RawEngine.Open(OneLine));
        var sink = new CollectingSink(enough: _ => true);

        await engine.Reader().ReadAsync(new LogQuery(Web, Follow: true), new LogResume(), sink, TestEnds);

        Assert.Single(sink.Lines);
    }

    [Theory]
    [InlineData("404 Not Found", "No such container: web", "logs.gone")]
    [InlineData("500 Internal Server Error", "configured logging driver does not support reading", "logs.driver")]
    [InlineData("501 Not Implemented", "configured logging driver does not support reading", "logs.driver")]
    public async Task ReadAsync_ThereIsNoLog_IsUnavailable(string status, string message, string code)
    {
        await using var engine = RawEngine.OnUnix(Refusal(status, $$"""{"message":"{{message}}"}"""));

        var unavailable = await Assert.ThrowsAsync<LogUnavailableException>(
            () => engine.Reader().ReadAsync(new LogQuery(Web, Follow: true), new LogResume(), new CollectingSink(), TestEnds));

        Assert.Equal((code, message), (unavailable.Why.Code, unavailable.Why.Arguments["message"]));
    }

    [Theory]
    [InlineData("500 Internal Server Error", """{"message":"boom"}""", "boom")]
    [InlineData("503 Service Unavailable", "<html>proxy</html>", "")]
    public async Task ReadAsync_EngineRefuses_Fails(string status, string body, string message)
    {
        await using var engine = RawEngine.OnUnix(Refusal(status, body));

        var failure = await FailAsync(engine.Reader());

        Assert.Equal(("logs.engine", message), (failure.Why.Code, failure.Why.Arguments["message"]));
    }

    [Theory]
    [InlineData("not HTTP at all\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n\u0001\0\0\0?\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n\u0001ABCDEFG\r\n0\r\n\r\n")]
    public async Task ReadAsync_AnswerIsNoLog_Fails(string answer)
    {
        await using var engine = RawEngine.OnUnix(Encoding.ASCII.GetBytes(answer));

        Assert.Equal("logs.unreachable", (await FailAsync(engine.Reader())).Why.Code);
    }

    [Fact]
    public async Task ReadAsync_NobodyListens_Fails()
    {
        var reader = new EngineLogReader(new EngineEndpoint(new Uri("unix:///nowhere/docker.sock")));

        Assert.Equal("logs.unreachable", (await FailAsync(reader)).Why.Code);
    }

    [Fact]
    public async Task ReadAsync_ContainerWithoutName_NeverReachesTheSocket()
    {
        await using var engine = RawEngine.OnUnix(RawEngine.Answer(OneLine));

        await Assert.ThrowsAsync<ArgumentException>(
            () => engine.Reader().ReadAsync(new LogQuery(default, Follow: true), new LogResume(), new CollectingSink(), TestEnds));

        Assert.Empty(engine.Requests);
    }

    [Theory]
    [InlineData("http://x:1")]
    [InlineData("tcp://host")]
    [InlineData("unix://relative/path")]
    [InlineData("unix:///")]
    public void EngineEndpoint_OtherAddress_IsRefused(string address)
    {
        Assert.Throws<ArgumentException>(() => new EngineEndpoint(new Uri(address)));
    }

    private static async Task<TimeSpan> CancelAsync(bool tcp, string answer)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        await using var engine = tcp ? RawEngine.OnTcp(null, bytes) : RawEngine.OnUnix(bytes);
        var reader = engine.Reader();
        var sink = new CollectingSink();
        using var cancellation = new CancellationTokenSource();
        var reading = reader.ReadAsync(new LogQuery(Web, Follow: true), new LogResume(), sink, cancellation.Token);
        await (answer.Length > 0 ? sink.WhenLive : engine.Asked);

        var clock = Stopwatch.StartNew();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(0, reader.Running);
        return clock.Elapsed;
    }

    // Its clock stands still, so it never asks in between whether a following is stuck.
    private static ContainerLogSource Source(EngineLogReader reader) => new(reader, Web, DateTimeOffset.UnixEpoch, time: new FakeTimeProvider());

    private static byte[] Refusal(string status, string body) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private static Task<LogFailedException> FailAsync(EngineLogReader reader) => Assert.ThrowsAsync<LogFailedException>(
        () => reader.ReadAsync(new LogQuery(Web, Follow: true), new LogResume(), new CollectingSink(), TestEnds));

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
