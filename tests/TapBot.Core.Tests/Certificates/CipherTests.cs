using System.Net.Security;
using TapBot.Core.Certificates;
using ProtocolVersion = Org.BouncyCastle.Tls.ProtocolVersion;

namespace TapBot.Core.Tests.Certificates;

/// <summary>What is wrong with cipher suites, and the messages by which they are found.</summary>
public sealed class CipherTests
{
    [Theory]
    [InlineData(TlsCipherSuite.TLS_AES_128_GCM_SHA256, CipherFlaw.None)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, CipherFlaw.None)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, CipherFlaw.None)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, CipherFlaw.CbcSha1)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA, CipherFlaw.SmallBlocks)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_DES_CBC_SHA, CipherFlaw.SmallBlocks)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_RC4_128_SHA, CipherFlaw.Rc4)]
    [InlineData(TlsCipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5, CipherFlaw.Export)]
    [InlineData(TlsCipherSuite.TLS_DH_anon_WITH_AES_128_CBC_SHA, CipherFlaw.Anonymous)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_NULL_SHA, CipherFlaw.NoEncryption)]
    public void Of_Suite_IsItsWorstFlaw(TlsCipherSuite suite, CipherFlaw flaw)
    {
        Assert.Equal(flaw, CipherFlaws.Of(suite.ToString()));
        Assert.Equal(flaw > CipherFlaw.CbcSha1, CipherFlaws.IsWeak(suite.ToString()));
    }

    [Fact]
    public void Weak_OfALook_IsTheWorstFirst()
    {
        var look = new CipherLook(default, [new("TLS 1.2", ["TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"], true), new("TLS 1.0", ["TLS_RSA_WITH_3DES_EDE_CBC_SHA"], true)]);

        Assert.Equal(["TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"], look.Weak);
        Assert.Equal(3, look.Suites.Count());
    }

    [Fact]
    public void Write_Hello_IsARecordOfItsOwnLengthWithTheNameAndTheSuites()
    {
        var hello = ClientHello.Write(ProtocolVersion.TLSv12, [0x002f, 0x000a], "shop.test");

        Assert.Equal([22, 3, 1], hello[..3]);
        Assert.Equal(hello.Length - 5, (hello[3] << 8) | hello[4]);
        Assert.Equal(hello.Length - 9, (hello[6] << 16) | (hello[7] << 8) | hello[8]);
        Assert.Equal([3, 3], hello[9..11]);
        Assert.Equal([0, 0, 4, 0x00, 0x2f, 0x00, 0x0a, 1, 0], hello[43..52]);
        Assert.True(hello.AsSpan().IndexOf("shop.test"u8) > 52);
    }

    [Theory]
    [InlineData("020000260303" + Random + "00" + "002f" + "00", 0x0303, 0x002f)]
    [InlineData("020000260301" + Random + "00" + "000a" + "00" + "0000", 0x0301, 0x000a)]
    [InlineData("0200002e0303" + Random + "02aabb" + "1301" + "00" + "0006" + "002b00020304", 0x0304, 0x1301)]
    public void Parse_ServerHello_TellsVersionAndSuite(string message, int version, int suite) => Assert.Equal(new ServerHello(version, suite), ServerHello.Parse(Convert.FromHexString(message)));

    [Theory]
    [InlineData("15030300020170", true)] // a warning: the name is not known
    [InlineData("15030300020228", false)] // the end: no suite is wanted
    [InlineData("15030300020100", false)] // good bye
    public async Task Hear_AlertBeforeTheAnswer_IsARefusalUnlessItIsAWarning(string alert, bool answered)
    {
        using var said = new MemoryStream(Convert.FromHexString(alert + "160303002a" + "020000260303" + Random + "00" + "002f" + "00"));

        Assert.Equal(answered ? new ServerHello(0x0303, 0x002f) : null, await CipherProbe.HearAsync(said, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0b000002aabb")]
    [InlineData("020000260303" + Random)]
    [InlineData("020000260303" + Random + "20" + "002f00")]
    public void Parse_SomethingElse_IsNull(string message) => Assert.Null(ServerHello.Parse(Convert.FromHexString(message)));

    private const string Random = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
}
