using System.Net;
using System.Text.RegularExpressions;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>What is no identifier ends at the portal's door.</summary>
public sealed partial class BadInputTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly string[] NoIdentifiers =
        ["x", "-name", ".hidden", "a%20b", "a%2Fb", "..%2F..%2Fversion", "a%0D%0AHost:%20x", "a%00b", "a;rm", "a%3Fall=1", "%D0%B8%D0%BC%D1%8F", new string('a', 300)];

    [Fact]
    public async Task Identifiers_ThatAreNone_AreBadRequestsAndNothingReachesTheSocket()
    {
        await using var proxy = new SocketProxy(Engine.Address);
        await using var house = await PortalHouse.StartAsync(Browser, proxy.Address);
        var before = proxy.Requests.Count;

        foreach (var bad in NoIdentifiers)
        {
            foreach (var path in new[] { "", "/details", "/stats", "/logs", "/logs/stream" })
                await RefusedAsync(house, HttpMethod.Get, $"/api/v1/servers/real/containers/{bad}{path}");
            foreach (var operation in new[] { "restart", "stop", "remove", "kill", "environment/reveal" })
                await RefusedAsync(house, HttpMethod.Post, $"/api/v1/servers/real/containers/{bad}/{operation}");
            if (bad != "x")
                await RefusedAsync(house, HttpMethod.Get, $"/api/v1/servers/{bad}/containers");
        }

        Assert.NotEqual(0, before);
        Assert.DoesNotContain(proxy.Requests.Skip(before), r => !OwnRequest().IsMatch(r));
    }

    private static async Task RefusedAsync(PortalHouse house, HttpMethod method, string path)
    {
        // Not through Uri, which would tidy up what must arrive as it is.
        using var request = new HttpRequestMessage(method, new Uri(house.Process.Address.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using var answer = await house.Api.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{method} {path}: {answer.StatusCode}");
    }

    [Fact]
    public async Task Settings_Wrong_AreAllNamedAndThePortalDoesNotStart()
    {
        var (code, said) = await PortalProcess.RefusedAsync(
            "--TapBot:Servers:0:Name=not a name", "--TapBot:Servers:0:Docker=ftp://x", "--TapBot:Servers:0:Host=elsewhere", "--TapBot:Listen=nowhere",
            "--TapBot:PublicOrigins:0=no origin", "--TapBot:TrustedProxies:0=here", "--TapBot:Storage:Provider=Oracle", "--TapBot:Tls:Certificate=/no/such/file");

        Assert.Equal(1, code);
        foreach (var key in new[] { "Servers:0:Name", "Servers:0:Docker", "Servers:0:Host", "Listen", "PublicOrigins:0", "TrustedProxies:0", "Storage:Provider", "Tls:Certificate" })
            Assert.Matches($"TapBot:{key}.*legal", said);
        Assert.DoesNotContain(" at ", said);
    }

    // What the portal asks on its own: whether the engine lives, and about containers that it knows by their full id, whose logs it records.
    [GeneratedRegex("^GET (/v[0-9.]+)?/(_ping|containers/[0-9a-f]{64}/(json|stats|logs).*)$")]
    private static partial Regex OwnRequest();
}
