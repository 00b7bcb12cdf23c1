using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TapBot.Core.Certificates;

/// <summary>What sort of place an address is. IPv6 has forms that carry an IPv4 address: they are what they carry, and only public ones are taken. Pure.</summary>
internal static class AddressRules
{
    /// <summary>The kind of an address.</summary>
    public static AddressKind KindOf(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return KindOf4(address.GetAddressBytes());
        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6)
            return KindOf4(bytes.AsSpan(12));
        if (address.Equals(IPAddress.IPv6Loopback))
            return AddressKind.Loopback;
        if (address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any))
            return AddressKind.Forbidden;
        if ((bytes[0] & 0xfe) == 0xfc)
            return AddressKind.Private;
        return Carried(bytes) switch
        {
            null => AddressKind.Public,
            [] => AddressKind.Forbidden,
            var inner => KindOf4(inner) is AddressKind.Public ? AddressKind.Public : AddressKind.Forbidden,
        };
    }

    /// <summary>The IPv4 address in an IPv6 one; empty where it could be any, null where there is none.</summary>
    private static byte[]? Carried(byte[] bytes)
    {
        var (high, middle) = (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)));
        if (high == 0 && middle == 0)
            return bytes[12..]; // IPv4-compatible, RFC 4291 2.5.5.1
        if (high == 0x0064_ff9b_0000_0000 && middle == 0)
            return bytes[12..]; // NAT64, RFC 6052
        if (high >> 16 == 0x0064_ff9b_0001)
            return []; // NAT64 of one's own, RFC 8215
        if (high >> 48 == 0x2002)
            return bytes[2..6]; // 6to4, RFC 3056
        return high >> 32 == 0x2001_0000 ? [] : null; // Teredo, RFC 4380
    }

    private static AddressKind KindOf4(ReadOnlySpan<byte> b) => (b[0], b[1]) switch
    {
        (0, _) or (169, 254) or ( >= 224, _) => AddressKind.Forbidden,
        (127, _) => AddressKind.Loopback,
        (10, _) or (172, >= 16 and <= 31) or (192, 168) or (100, >= 64 and <= 127) or (198, 18 or 19) => AddressKind.Private,
        (192, 0) when b[2] == 0 => AddressKind.Private,
        _ => AddressKind.Public,
    };
}
