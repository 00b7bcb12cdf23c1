using System.Net;
using TapBot.Core.Certificates;

namespace TapBot.Core.Tests.Certificates;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("93.184.216.34", nameof(AddressKind.Public))]
    [InlineData("172.15.0.1", nameof(AddressKind.Public))]
    [InlineData("172.32.0.1", nameof(AddressKind.Public))]
    [InlineData("100.63.0.1", nameof(AddressKind.Public))]
    [InlineData("2606:2800:220:1::1", nameof(AddressKind.Public))]
    [InlineData("64:ff9b::5db8:d822", nameof(AddressKind.Public))]
    [InlineData("2002:5db8:d822::1", nameof(AddressKind.Public))]
    [InlineData("::ffff:93.184.216.34", nameof(AddressKind.Public))]
    [InlineData("10.0.0.1", nameof(AddressKind.Private))]
    [InlineData("172.16.0.1", nameof(AddressKind.Private))]
    [InlineData("172.31.255.255", nameof(AddressKind.Private))]
    [InlineData("192.168.1.1", nameof(AddressKind.Private))]
    [InlineData("100.64.0.1", nameof(AddressKind.Private))]
    [InlineData("::ffff:10.0.0.1", nameof(AddressKind.Private))]
    [InlineData("fd00::1", nameof(AddressKind.Private))]
    [InlineData("127.0.0.1", nameof(AddressKind.Loopback))]
    [InlineData("127.255.255.254", nameof(AddressKind.Loopback))]
    [InlineData("::1", nameof(AddressKind.Loopback))]
    [InlineData("::ffff:127.0.0.1", nameof(AddressKind.Loopback))]
    [InlineData("0.0.0.0", nameof(AddressKind.Forbidden))]
    [InlineData("0.1.2.3", nameof(AddressKind.Forbidden))]
    [InlineData("169.254.169.254", nameof(AddressKind.Forbidden))]
    [InlineData("224.0.0.1", nameof(AddressKind.Forbidden))]
    [InlineData("255.255.255.255", nameof(AddressKind.Forbidden))]
    [InlineData("::", nameof(AddressKind.Forbidden))]
    [InlineData("fe80::1", nameof(AddressKind.Forbidden))]
    [InlineData("ff02::1", nameof(AddressKind.Forbidden))]
    [InlineData("::ffff:169.254.169.254", nameof(AddressKind.Forbidden))]
    [InlineData("::7f00:1", nameof(AddressKind.Forbidden))]
    [InlineData("2002:7f00:1::1", nameof(AddressKind.Forbidden))]
    [InlineData("2002:a00:1::1", nameof(AddressKind.Forbidden))]
    [InlineData("64:ff9b::7f00:1", nameof(AddressKind.Forbidden))]
    [InlineData("64:ff9b:1::1", nameof(AddressKind.Forbidden))]
    [InlineData("2001:0:4136:e378::1", nameof(AddressKind.Forbidden))]
    public void KindOf_Address_IsWhatItReaches(string address, string kind) => Assert.Equal(kind, AddressRules.KindOf(IPAddress.Parse(address)).ToString());
}
