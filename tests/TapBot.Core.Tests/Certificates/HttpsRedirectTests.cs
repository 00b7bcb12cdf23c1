using System.Net;
using System.Net.Sockets;
using System.Text;
using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>What a real server at the port of plain HTTP answers.</summary>
public sealed class HttpsRedirectTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public HttpsRedirectTests() => listener.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpsRedirect Redirect => new(new Reach(new Dialler()), ((IPEndPoint)listener.LocalEndpoint).Port);

    public void Dispose() => listener.Stop();

    [Theory]
    [InlineData("shop.test", "301 Moved\r\nLocation: https://shop.test/", true)]
    [InlineData("shop.test", "308 x\r\nLocation: https://www.shop.test/", true)]
    [InlineData("shop.test", "301 Moved\r\nLocation: https://parked.test/", false)]
    [InlineData("shop.test", "200 OK", false)]
    [InlineData("shop.test:8443", "301 Moved\r\nLocation: https://shop.test:8443/", true)]
    [InlineData("shop.test:8443", "301 Moved\r\nLocation: https://shop.test/", null)]
    [InlineData("shop.test:8443", "200 OK", null)]
    public async Task LeadsAsync_Server_IsAskedForTheHost(string endpoint, string answer, bool? leads)
    {
        var serving = ServeAsync($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(leads, await Redirect.LeadsAsync(CertificateEndpoint.Parse(endpoint), IPAddress.Loopback, Token));

        Assert.Contains("\r\nHost: shop.test\r\n", await serving, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeadsAsync_ServerThatSpeaksSomethingElse_IsNotKnown()
    {
        var serving = ServeAsync("SSH-2.0-OpenSSH_9.2\r\n");

        Assert.Null(await Redirect.LeadsAsync(CertificateEndpoint.Parse("shop.test"), IPAddress.Loopback, Token));
        await serving;
    }

    [Fact]
    public async Task LeadsAsync_NobodyThere_SaysSo()
    {
        var redirect = Redirect;
        listener.Stop();

        await Assert.ThrowsAsync<ConnectException>(() => redirect.LeadsAsync(CertificateEndpoint.Parse("shop.test"), IPAddress.Loopback, Token));
    }

    private async Task<string> ServeAsync(string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        var (stream, question) = (client.GetStream(), new byte[4096]);
        var read = await stream.ReadAsync(question, Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Token);
        return Encoding.ASCII.GetString(question, 0, read);
    }
}
