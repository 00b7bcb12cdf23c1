using System.Buffers.Binary;
using System.Numerics;

namespace TapBot.Core.Logs;

/// <summary>The checksum of RFC 3720 (Castagnoli), which processors compute themselves.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of some bytes; <paramref name="before"/> is that of the bytes in front of them.</summary>
    public static uint Of(ReadOnlySpan<byte> data, uint before = 0)
    {
        var crc = ~before;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var one in data)
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
