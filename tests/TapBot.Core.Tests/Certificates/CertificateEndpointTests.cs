using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

public sealed class CertificateEndpointTests
{
    [Theory]
    [InlineData("example.com", "example.com", "example.com", null, 443)]
    [InlineData(" Example.COM. ", "example.com", "example.com", null, 443)]
    [InlineData("example.com:443", "example.com", "example.com", null, 443)]
    [InlineData("example.com:8443", "example.com:8443", "example.com", null, 8443)]
    [InlineData("localhost", "localhost", "localhost", null, 443)]
    [InlineData("my_app.local", "my_app.local", "my_app.local", null, 443)]
    [InlineData("192.0.2.7:8443", "192.0.2.7:8443", "192.0.2.7", null, 8443)]
    [InlineData("[2001:db8::7]", "[2001:db8::7]", "2001:db8::7", null, 443)]
    [InlineData("[2001:DB8:0:0::7]:8443", "[2001:db8::7]:8443", "2001:db8::7", null, 8443)]
    [InlineData("example.com@192.0.2.7", "example.com@192.0.2.7:443", "example.com", "192.0.2.7", 443)]
    [InlineData("example.com@192.0.2.7:8443", "example.com@192.0.2.7:8443", "example.com", "192.0.2.7", 8443)]
    [InlineData("example.com@[::1]:8443", "example.com@[::1]:8443", "example.com", "::1", 8443)]
    [InlineData("пример.рф", "xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai", null, 443)]
    [InlineData("bücher.example:8443", "xn--bcher-kva.example:8443", "xn--bcher-kva.example", null, 8443)]
    public void TryParse_WhatPeopleWrite_IsReadAndWrittenInOneWay(string written, string text, string name, string? address, int port)
    {
        Assert.True(CertificateEndpoint.TryParse(written, out var endpoint, out _));

        Assert.Equal((text, name, address, port), (endpoint.Text, endpoint.Name, endpoint.Address?.ToString(), endpoint.Port));
        Assert.Equal(endpoint, CertificateEndpoint.Parse(text));
    }

    [Theory]
    [InlineData("", "certificates.endpoint.empty")]
    [InlineData("   ", "certificates.endpoint.empty")]
    [InlineData("https://example.com", "certificates.endpoint.url")]
    [InlineData("example.com/path", "certificates.endpoint.url")]
    [InlineData("example.com:", "certificates.endpoint.port")]
    [InlineData("example.com:0", "certificates.endpoint.port")]
    [InlineData("example.com:65536", "certificates.endpoint.port")]
    [InlineData("example.com:-1", "certificates.endpoint.port")]
    [InlineData("example.com:443:443", "certificates.endpoint.port")]
    [InlineData("example.com: 443", "certificates.endpoint.port")]
    [InlineData("2001:db8::7", "certificates.endpoint.brackets")]
    [InlineData("[2001:db8::7", "certificates.endpoint.name")]
    [InlineData("[example.com]:443x", "certificates.endpoint.port")]
    [InlineData("*.example.com", "certificates.endpoint.name")]
    [InlineData("exa mple.com", "certificates.endpoint.name")]
    [InlineData("-example.com", "certificates.endpoint.name")]
    [InlineData("example..com", "certificates.endpoint.name")]
    [InlineData("300.1.1.1", "certificates.endpoint.name")]
    [InlineData("1", "certificates.endpoint.name")]
    [InlineData("0x7f.1", "certificates.endpoint.name")]
    [InlineData("[fe80::1%eth0]", "certificates.endpoint.name")]
    [InlineData("example.com@somewhere:443", "certificates.endpoint.address")]
    [InlineData("example.com@1", "certificates.endpoint.address")]
    [InlineData("@192.0.2.7:443", "certificates.endpoint.name")]
    [InlineData("a@b@192.0.2.7:443", "certificates.endpoint.address")]
    [InlineData("user\u0000@192.0.2.7", "certificates.endpoint.name")]
    public void TryParse_Rubbish_IsRefusedWithTheReason(string written, string code)
    {
        Assert.False(CertificateEndpoint.TryParse(written, out var endpoint, out var flaw));

        Assert.Null(endpoint);
        Assert.Equal(code, flaw.Code);
    }

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        Assert.False(CertificateEndpoint.TryParse(string.Join('.', Enumerable.Repeat("a", 200)), out _, out var flaw));
        Assert.Equal("certificates.endpoint.long", flaw.Code);
    }

    [Fact]
    public void Shown_OfAnInternationalName_IsReadable() => Assert.Equal("пример.рф@192.0.2.7:443", CertificateEndpoint.Parse("xn--e1afmkfd.xn--p1ai@192.0.2.7").Shown);

    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("[::1]:8443", true)]
    [InlineData("example.com@192.0.2.7", false)]
    public void IsAddress_OfAnAddress_IsTrue(string written, bool isAddress) => Assert.Equal(isAddress, CertificateEndpoint.Parse(written).IsAddress);
}
