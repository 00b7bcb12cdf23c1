using System.Text;
using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

public sealed class HttpHeadTests
{
    [Fact]
    public void Look_HeadOfASafeSite_TellsAllOfIt()
    {
        var head = Parse("HTTP/1.1 200 OK\r\nstrict-transport-security: max-age=31536000; includeSubDomains; preload\r\nAlt-Svc: h3=\":443\"; ma=86400\r\nX-Frame-Options: DENY\r\ncontent-security-policy: default-src 'self'\r\n\r\n<html>")!;

        var look = head.Look(http2: true, redirects: true);

        Assert.Equal((200, true, true, 31_536_000L, true), (look.Status, look.Http2, look.Http3, look.HstsSeconds, look.HstsSubdomains));
        Assert.Equal(["Content-Security-Policy", "X-Frame-Options"], look.Headers);
        Assert.True(look.RedirectsToHttps);
    }

    [Theory]
    [InlineData("HTTP/1.1 301 Moved Permanently\r\nLocation: https://example.com/\r\n\r\n", true)]
    [InlineData("HTTP/1.0 308 x\r\nlocation: HTTPS://example.com/\r\n\r\n", true)]
    [InlineData("HTTP/1.1 301 Moved Permanently\r\nLocation: http://www.example.com/\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nLocation: https://example.com/\r\n\r\n", false)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://www.example.com/\r\n\r\n", true)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://example.com:8443/\r\n\r\n", true)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://other.test/\r\n\r\n", false)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://example.com.other.test/\r\n\r\n", false)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /welcome\r\n\r\n", false)]
    [InlineData("HTTP/1.1 302 Found\r\n\r\n", false)]
    public void LeadsTo_Answer_IsARedirectToTheSameSite(string text, bool leads) => Assert.Equal(leads, Parse(text)!.LeadsTo(CertificateEndpoint.Parse("example.com")));

    [Theory]
    [InlineData("www.example.com", "https://example.com/", true)]
    [InlineData("example.com:8443", "https://example.com:8443/", true)]
    [InlineData("example.com:8443", "https://example.com/", false)]
    [InlineData("münchen.test", "https://MÜNCHEN.test/", true)]
    [InlineData("münchen.test", "https://xn--mnchen-3ya.test/", true)]
    [InlineData("192.0.2.7", "https://192.0.2.7/", true)]
    [InlineData("[2001:db8::7]", "https://[2001:db8::7]/", true)]
    public void LeadsTo_Endpoint_IsItsHostAndWhereItIsUnusualItsPort(string endpoint, string location, bool leads) =>
        Assert.Equal(leads, new HttpHead(301, new Dictionary<string, string> { ["Location"] = location }).LeadsTo(CertificateEndpoint.Parse(endpoint)));

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("220 mail.example.com ESMTP\r\n\r\n")]
    public void Parse_NoHead_IsNull(string text) => Assert.Null(Parse(text));

    [Theory]
    [InlineData("max-age=abc")]
    [InlineData("includeSubDomains")]
    [InlineData("")]
    public void Look_HstsWithoutAge_IsNone(string value) => Assert.Null(Parse($"HTTP/1.1 200 OK\r\nStrict-Transport-Security: {value}\r\n\r\n")!.Look(false, null).HstsSeconds);

    private static HttpHead? Parse(string text) => HttpHead.Parse(Encoding.Latin1.GetBytes(text));
}
