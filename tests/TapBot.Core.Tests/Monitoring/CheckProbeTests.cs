using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Certificates;
using TapBot.Core.Monitoring;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

/// <summary>The probe of HTTP checks in front of a server of the test.</summary>
public sealed class CheckProbeTests : IDialler, IDisposable
{
    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly CheckProbe probe;
    private IPAddress address = IPAddress.Loopback;

    public CheckProbeTests()
    {
        server.Start();
        probe = new CheckProbe(new Reach(this), new TrustedRoots(() => [], time), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        probe.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Ask_ServerThatAnswers_IsJudgedByItsAnswer()
    {
        var (good, took) = await AskAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", new() { Keyword = "ok" });

        Assert.Null(good);
        Assert.NotNull(took);
        Assert.Equal("monitoring.check.status", (await AskAsync("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", new())).Flaw?.Code);
    }

    [Fact]
    public async Task Ask_AnswerWithoutEnd_IsBounded() =>
        Assert.Equal("monitoring.check.large", (await AskAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + new string('x', 10_000), new())).Flaw?.Code);

    [Fact]
    public async Task Ask_ServerThatIsSilent_IsLate()
    {
        var asked = probe.AskAsync(Check(new()), Token);
        using var accepted = await server.AcceptTcpClientAsync(Token);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("monitoring.check.late", (await asked).Flaw?.Code);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("0.0.0.0")]
    public async Task Ask_NameThatMeansAForbiddenPlace_IsNotConnectedTo(string where)
    {
        address = IPAddress.Parse(where);

        var (flaw, took) = await probe.AskAsync(Check(new()), Token);

        Assert.Equal(("certificates.trouble.denied", null, false), (flaw?.Code, took, server.Pending()));
    }

    [Fact]
    public async Task Ask_NobodyThere_SaysWhy()
    {
        server.Stop();

        Assert.Equal("certificates.trouble.refused", (await probe.AskAsync(Check(new()), Token)).Flaw?.Code);
    }

    Task<IReadOnlyList<IPAddress>> IDialler.ResolveAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IPAddress>>([address]);

    Task<Stream> IDialler.ConnectAsync(IPAddress to, int port, CancellationToken cancellationToken) => new Dialler().ConnectAsync(to, port, cancellationToken);

    private async Task<(TapBot.Core.Wording.Phrase? Flaw, TimeSpan? Took)> AskAsync(string answer, CheckEntry entry)
    {
        var asked = probe.AskAsync(Check(entry), Token);
        using (var accepted = await server.AcceptTcpClientAsync(Token))
        {
            var stream = accepted.GetStream();
            await stream.ReadAtLeastAsync(new byte[16], 16, cancellationToken: Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Token);
        }
        return await asked;
    }

    private HttpCheck Check(CheckEntry entry)
    {
        (entry.Name, entry.Url) = ("home", $"http://home.test:{((IPEndPoint)server.LocalEndpoint).Port}/");
        return HttpCheck.Of(entry);
    }
}
