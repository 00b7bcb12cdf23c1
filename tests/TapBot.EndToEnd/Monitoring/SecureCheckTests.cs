using System.Globalization;
using System.Net;
using TapBot.Core.Certificates;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.EndToEnd.Certificates;

namespace TapBot.EndToEnd.Monitoring;

/// <summary>HTTP checks in front of a real TLS server: they trust what certificates are judged by.</summary>
public sealed class SecureCheckTests : IDialler
{
    private const string MachineRoots = "/etc/ssl/certs/ca-certificates.crt";

    [Theory]
    [InlineData("valid.test")]
    [InlineData("any.wild.test")]
    [InlineData("soon.test")]
    public async Task Check_CertificateOfARootOfOnesOwn_IsAccepted(string name) => Assert.Null(await AskAsync(name, Zoo.Root));

    [Theory]
    [InlineData("expired.test")]
    [InlineData("notyet.test")]
    [InlineData("wrong.test")]
    [InlineData("self.test")]
    [InlineData("unknown.test")]
    public async Task Check_CertificateThatClientsRefuse_IsRefused(string name) => Assert.Equal("monitoring.check.tls", (await AskAsync(name, Zoo.Root))?.Code);

    /// <summary>The missing certificate could be had from the address in the one that was sent: that is an address of somebody else's.</summary>
    [Fact]
    public async Task Check_ChainThatWouldHaveToBeFetched_IsRefused() => Assert.Equal("monitoring.check.tls", (await AskAsync("incomplete.test", Zoo.Root))?.Code);

    [Fact]
    public async Task Check_RootThatNobodyNamed_IsNotTrusted() => Assert.Equal("monitoring.check.tls", (await AskAsync("valid.test", MachineRoots))?.Code);

    [Fact]
    public async Task Check_RootThatIsNamedLater_IsTrustedWithoutANewClient()
    {
        var roots = Zoo.RootsOf(MachineRoots);
        var trusted = new TrustedRoots(() => roots.All, TimeProvider.System);
        using var probe = new CheckProbe(new Reach(this), trusted, TimeProvider.System);
        Assert.Equal("monitoring.check.tls", (await AskAsync(probe, "valid.test"))?.Code);

        roots.All.AddRange(Zoo.RootsOf(Zoo.Root).All);

        Assert.Null(await AskAsync(probe, "valid.test"));
    }

    /// <summary>The names are nobody's: all of them are this machine.</summary>
    Task<IReadOnlyList<IPAddress>> IDialler.ResolveAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]);

    Task<Stream> IDialler.ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken) => new Dialler().ConnectAsync(address, port, cancellationToken);

    private static async Task<Phrase?> AskAsync(CheckProbe probe, string name)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"https://{name}:{Zoo.Port("PORT")}/");
        return (await probe.AskAsync(HttpCheck.Of(new CheckEntry { Name = "zoo", Url = url, Keyword = name }), TestContext.Current.CancellationToken)).Flaw;
    }

    private async Task<Phrase?> AskAsync(string name, string root)
    {
        using var probe = new CheckProbe(new Reach(this), Zoo.RootsOf(root), TimeProvider.System);
        return await AskAsync(probe, name);
    }
}
