using System.Net;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>Forwarded headers are believed from the proxies that are named, and from nobody else.</summary>
public sealed class TrustedProxyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("::ffff:10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.8", "192.0.2.7", false)]
    [InlineData("11.1.2.3", "10.0.0.0/8", false)]
    [InlineData("127.0.0.1", "10.0.0.0/8", false)]
    public async Task ForwardedHeaders_OfAnAddress_AreBelievedOrNot(string from, string trusted, bool believed)
    {
        await using var host = await StartAsync(from, trusted);

        var answer = await SendAsync(host, ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "ops.example.com"), ("X-Forwarded-For", "203.0.113.9"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(believed, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task ForwardedHost_ThatIsNotOurs_IsRefusedEvenFromTheProxy()
    {
        await using var host = await StartAsync("10.1.2.3", "10.0.0.0/8");

        var answer = await SendAsync(host, ("X-Forwarded-Host", "evil.example"));

        Assert.Equal((HttpStatusCode.BadRequest, "portal.foreignHost"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task ForwardedFor_WithWhatTheCallerWrote_TakesTheProxysWordOnly()
    {
        await using var host = await StartAsync("10.1.2.3", "10.0.0.0/8");
        var browser = host.Browser("https://ops.example.com");
        // Twenty-five posts from "ever new" addresses in front of the one that the proxy adds: the limit of the door counts one address.
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{i}, 203.0.113.9");
            answers.Add((await browser.SendAsync(request, Token)).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private static async Task<PortalHost> StartAsync(string from, string trusted)
    {
        var host = new PortalHost
        {
            ClientAddress = IPAddress.Parse(from),
            Settings = new Dictionary<string, string> { ["TapBot:TrustedProxies:0"] = trusted, ["TapBot:PublicOrigins:1"] = "https://ops.example.com" },
        };
        await host.SetUpAsync();
        return host;
    }

    private static Task<HttpResponseMessage> SendAsync(PortalHost host, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/signin");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return host.Script().SendAsync(request, Token);
    }
}
