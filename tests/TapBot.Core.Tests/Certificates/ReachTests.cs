using System.Net;
using System.Net.Sockets;
using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>Where the portal connects, and why not.</summary>
public sealed class ReachTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectAsync_NameWithSeveralAddresses_ConnectsToTheFirstThatAnswersAndMay()
    {
        var dialler = new FakeDialler { Names = { ["example.com"] = ["169.254.169.254", "192.0.2.1", "192.0.2.2"] }, Dead = { ["192.0.2.1"] = SocketError.ConnectionRefused } };

        var (_, address) = await new Reach(dialler).ConnectAsync(CertificateEndpoint.Parse("example.com"), kind => kind is not AddressKind.Forbidden, Token);

        Assert.Equal("192.0.2.2", address.ToString());
        Assert.Equal(["192.0.2.1:443", "192.0.2.2:443"], dialler.Dialled);
    }

    [Fact]
    public async Task ConnectAsync_NameThatMeansAForbiddenPlace_DialsNothing()
    {
        var dialler = new FakeDialler { Names = { ["evil.test"] = ["127.0.0.1"] } };

        var why = await Assert.ThrowsAsync<ConnectException>(() => new Reach(dialler).ConnectAsync("evil.test", 80, kind => kind is AddressKind.Public, Token));

        Assert.Equal(("certificates.trouble.denied", "127.0.0.1"), (why.Reason.Code, why.Reason.Arguments["address"]));
        Assert.Empty(dialler.Dialled);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "certificates.trouble.refused")]
    [InlineData(SocketError.HostUnreachable, "certificates.trouble.noRoute")]
    [InlineData(SocketError.NetworkUnreachable, "certificates.trouble.noRoute")]
    [InlineData(SocketError.TimedOut, "certificates.trouble.silent")]
    [InlineData(SocketError.AccessDenied, "certificates.trouble.other")]
    public async Task ConnectAsync_AddressThatDoesNotAnswer_SaysWhy(SocketError error, string code)
    {
        var dialler = new FakeDialler { Dead = { ["192.0.2.1"] = error } };

        var why = await Assert.ThrowsAsync<ConnectException>(() => new Reach(dialler).ConnectAsync(CertificateEndpoint.Parse("example.com@192.0.2.1:8443"), _ => true, Token));

        Assert.Equal((code, "192.0.2.1:8443"), (why.Reason.Code, why.Reason.Arguments["address"]));
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "certificates.trouble.name")]
    [InlineData(SocketError.NoData, "certificates.trouble.name")]
    [InlineData(SocketError.TryAgain, "certificates.trouble.dns")]
    public async Task ConnectAsync_NameNobodyKnows_SaysWhy(SocketError error, string code)
    {
        var why = await Assert.ThrowsAsync<ConnectException>(() => new Reach(new FakeDialler { Unknown = error }).ConnectAsync("nobody.test", 443, _ => true, Token));

        Assert.Equal((code, "nobody.test"), (why.Reason.Code, why.Reason.Arguments["host"]));
    }

    private sealed class FakeDialler : IDialler
    {
        public Dictionary<string, string[]> Names { get; } = [];

        public Dictionary<string, SocketError> Dead { get; } = [];

        public List<string> Dialled { get; } = [];

        public SocketError Unknown { get; init; } = SocketError.HostNotFound;

        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken) =>
            Names.TryGetValue(name, out var addresses) ? Task.FromResult<IReadOnlyList<IPAddress>>([.. addresses.Select(IPAddress.Parse)]) : throw new SocketException((int)Unknown);

        public Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
        {
            Dialled.Add(new IPEndPoint(address, port).ToString());
            return Dead.TryGetValue(address.ToString(), out var error) ? throw new SocketException((int)error) : Task.FromResult<Stream>(new MemoryStream());
        }
    }
}
