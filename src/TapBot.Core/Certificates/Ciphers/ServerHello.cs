using System.Buffers.Binary;

namespace TapBot.Core.Certificates;

/// <summary>What a server chose (RFC 5246, 7.4.1.3; RFC 8446, 4.1.3).</summary>
/// <param name="Version">The version, as TLS numbers it: 0x0303 is TLS 1.2.</param>
/// <param name="Suite">The cipher suite.</param>
internal readonly record struct ServerHello(int Version, int Suite)
{
    private const byte Kind = 2;
    private const int BeforeSession = 4 + 2 + 32, SupportedVersions = 43;

    /// <summary>Reads a message of the handshake; null when it is another one, or not whole.</summary>
    public static ServerHello? Parse(ReadOnlySpan<byte> message)
    {
        if (message.Length <= BeforeSession || message[0] != Kind)
            return null;
        var version = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        var rest = message[BeforeSession..];
        if (rest.Length < 1 + rest[0] + 3)
            return null;
        rest = rest[(1 + rest[0])..];
        return new(VersionIn(rest[3..]) ?? version, BinaryPrimitives.ReadUInt16BigEndian(rest));
    }

    private static int? VersionIn(ReadOnlySpan<byte> extensions)
    {
        if (extensions.Length < 2)
            return null;
        var rest = extensions[2..];
        while (rest.Length >= 4)
        {
            var (kind, length) = (BinaryPrimitives.ReadUInt16BigEndian(rest), BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            if (rest.Length < 4 + length)
                return null;
            if (kind == SupportedVersions && length == 2)
                return BinaryPrimitives.ReadUInt16BigEndian(rest[4..]);
            rest = rest[(4 + length)..];
        }
        return null;
    }
}
