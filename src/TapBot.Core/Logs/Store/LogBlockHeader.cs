using System.Buffers.Binary;

namespace TapBot.Core.Logs;

/// <summary>The beginning of a block: 128 bytes of fixed fields, little endian, and its origin. See docs/adr/0009-log-store-format.md.</summary>
internal static class LogBlockHeader
{
    /// <summary>The fixed part.</summary>
    public const int FixedBytes = 128;

    /// <summary>The most that an origin takes: five texts of what engines allow are far from it.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int ChecksumAt = FixedBytes - sizeof(uint);
    private const ushort Version = 1;

    /// <summary>No block is larger, before or after it is compressed: what says so is not one.</summary>
    private const int MaxLength = 256 << 20;

    /// <summary>How every block begins.</summary>
    public static ReadOnlySpan<byte> Magic => "TBLB"u8;

    public static void Write(Span<byte> target, LogBlock block, ReadOnlySpan<byte> origin)
    {
        var writer = new ByteWriter(target);
        writer.Bytes(Magic);
        writer.Int32(Version | (FixedBytes + origin.Length) << 16);
        writer.Int64(block.Sequence);
        writer.Int64(block.First.Nanoseconds);
        writer.Int64(block.Last.Nanoseconds);
        writer.Int64(block.Min);
        writer.Int64(block.Max);
        writer.Int32(block.First.Ordinal);
        writer.Int32(block.Last.Ordinal);
        writer.Int32(block.Lines);
        for (var slot = 0; slot < LineCounts.Slots; slot++)
            writer.Int32(block.Counts[slot]);
        writer.Int32(block.ColumnsBytes);
        writer.Int32(block.ColumnsRaw);
        writer.Int32(block.TextBytes);
        writer.Int32(block.TextRaw);
        writer.UInt32(block.ColumnsChecksum);
        writer.UInt32(block.TextChecksum);
        target[writer.Length..ChecksumAt].Clear();
        origin.CopyTo(target[FixedBytes..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[ChecksumAt..], Checksum(target[..(FixedBytes + origin.Length)]));
    }

    /// <summary>How long the header is that begins here; 0 when none does.</summary>
    public static int LengthOf(ReadOnlySpan<byte> data)
    {
        if (data.Length < FixedBytes || !data.StartsWith(Magic) || BinaryPrimitives.ReadUInt16LittleEndian(data[4..]) != Version)
            return 0;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]);
        return length is >= FixedBytes and <= MaxBytes ? length : 0;
    }

    /// <summary>Reads a whole header; null when it is not one or was changed.</summary>
    /// <param name="data">The header, <see cref="LengthOf"/> bytes.</param>
    /// <param name="origins">Makes equal origins one object.</param>
    public static LogBlock? Read(ReadOnlySpan<byte> data, OriginCache origins)
    {
        if (data.Length < FixedBytes || Checksum(data) != BinaryPrimitives.ReadUInt32LittleEndian(data[ChecksumAt..]))
            return null;
        var reader = new ByteReader(data[8..]);
        var sequence = reader.Int64();
        var (first, last, min, max) = (reader.Int64(), reader.Int64(), reader.Int64(), reader.Int64());
        var (firstOrdinal, lastOrdinal, lines) = (reader.Int32(), reader.Int32(), reader.Int32());
        var counts = new LineCounts();
        for (var slot = 0; slot < LineCounts.Slots; slot++)
            counts[slot] = reader.Int32();
        var block = new LogBlock
        {
            Sequence = sequence,
            Origin = origins.Read(data[FixedBytes..]),
            Lines = lines,
            First = new LogCursor(first, firstOrdinal),
            Last = new LogCursor(last, lastOrdinal),
            Min = min,
            Max = max,
            Counts = counts,
            HeaderBytes = data.Length,
            ColumnsBytes = reader.Int32(),
            ColumnsRaw = reader.Int32(),
            TextBytes = reader.Int32(),
            TextRaw = reader.Int32(),
            ColumnsChecksum = reader.UInt32(),
            TextChecksum = reader.UInt32(),
        };
        return lines > 0 && Fits(block.ColumnsBytes) && Fits(block.ColumnsRaw) && Fits(block.TextBytes) && Fits(block.TextRaw) ? block : null;
    }

    private static bool Fits(int length) => length is >= 0 and <= MaxLength;

    private static uint Checksum(ReadOnlySpan<byte> header) => Crc32C.Of(header[FixedBytes..], Crc32C.Of(header[..ChecksumAt]));
}
