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
    public void LeadsToHttps_Answer_IsARedirectThere(string text, bool leads) => Assert.Equal(leads, Parse(text)!.LeadsToHttps);

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
