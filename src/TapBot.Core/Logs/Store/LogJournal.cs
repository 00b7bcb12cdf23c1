using System.Buffers.Binary;

namespace TapBot.Core.Logs;

/// <summary>
/// The lines of the open block on the disk, until they are written as a block: a head with the number and origin of that block, then records of lines, each with its
/// checksum. The number of the block goes into every checksum, so that nothing left over from an earlier journal is taken for this one's.
/// </summary>
internal static class LogJournal
{
    /// <summary>The name of the file; an archive has one.</summary>
    public const string Name = "open";

    private const int Version = 1;
    private const int RecordHead = 2 * sizeof(uint);
    private const int FixedHead = 4 + sizeof(int) + sizeof(long) + sizeof(int) + sizeof(uint);
    private const int MaxLineBytes = 4 * ByteWriter.MaxNumberBytes + 1;

    private static ReadOnlySpan<byte> Magic => "TBLJ"u8;

    /// <summary>How much room <see cref="Write"/> may need.</summary>
    public static int MaxBytes(OpenBlock block) =>
        FixedHead + LogBlockHeader.MaxBytes + RecordHead + ByteWriter.MaxNumberBytes + (block.Lines - block.JournaledLines) * MaxLineBytes + block.TextBytes;

    /// <summary>Writes the lines that are not in the journal yet, with the head in front of the first.</summary>
    /// <returns>How many bytes that took.</returns>
    public static int Write(OpenBlock block, Span<byte> target)
    {
        var head = block.JournaledLines == 0 ? WriteHead(block, target) : 0;
        var record = target[head..];
        var writer = new ByteWriter(record[RecordHead..]);
        var lines = block.Fields[block.JournaledLines..];
        var text = block.Text[block.JournaledText..];
        writer.Number((ulong)lines.Length);
        var before = 0L;
        foreach (ref readonly var line in lines)
        {
            writer.Signed(line.Nanoseconds - before);
            before = line.Nanoseconds;
            writer.Number((uint)line.Cursor.Ordinal);
            writer.Byte(line.Flags);
            if (line.CutBytes != 0)
                writer.Number((uint)line.CutBytes);
            writer.Number((uint)line.TextLength);
            writer.Bytes(text[..line.TextLength]);
            text = text[line.TextLength..];
        }
        BinaryPrimitives.WriteInt32LittleEndian(record, writer.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[sizeof(uint)..], Crc32C.Of(record.Slice(RecordHead, writer.Length), (uint)block.Sequence));
        return head + RecordHead + writer.Length;
    }

    /// <summary>Reads a journal as far as it is good; null when not even its head is, or it has no lines.</summary>
    public static OpenBlock? Read(ReadOnlySpan<byte> data, OriginCache origins, DateTimeOffset now)
    {
        if (!TryReadHead(data, origins, out var sequence, out var origin, out var position))
            return null;
        var block = new OpenBlock(sequence, origin!, now);
        while (TryReadRecord(data[position..], sequence, block, out var length))
            position += length;
        if (block.Lines == 0)
        {
            block.Release();
            return null;
        }
        block.Read(position);
        return block;
    }

    private static int WriteHead(OpenBlock block, Span<byte> target)
    {
        var origin = OriginCache.Write(block.Origin, target[FixedHead..]);
        var writer = new ByteWriter(target);
        writer.Bytes(Magic);
        writer.Int32(Version);
        writer.Int64(block.Sequence);
        writer.Int32(origin);
        writer.UInt32(HeadChecksum(target, origin));
        return FixedHead + origin;
    }

    private static bool TryReadHead(ReadOnlySpan<byte> data, OriginCache origins, out long sequence, out LogOrigin? origin, out int length)
    {
        (sequence, origin, length) = (0, null, 0);
        if (data.Length < FixedHead || !data.StartsWith(Magic))
            return false;
        var reader = new ByteReader(data[Magic.Length..FixedHead]);
        if (reader.Int32() != Version)
            return false;
        sequence = reader.Int64();
        var bytes = reader.Int32();
        if (bytes < 0 || bytes > data.Length - FixedHead || reader.UInt32() != HeadChecksum(data, bytes))
            return false;
        origin = origins.Read(data.Slice(FixedHead, bytes));
        length = FixedHead + bytes;
        return true;
    }

    private static bool TryReadRecord(ReadOnlySpan<byte> data, long sequence, OpenBlock block, out int length)
    {
        length = 0;
        if (data.Length < RecordHead)
            return false;
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(data);
        if (bytes < 0 || bytes > data.Length - RecordHead
            || Crc32C.Of(data.Slice(RecordHead, bytes), (uint)sequence) != BinaryPrimitives.ReadUInt32LittleEndian(data[sizeof(uint)..]))
            return false;
        length = RecordHead + bytes;
        var reader = new ByteReader(data[RecordHead..length]);
        var time = 0L;
        for (var left = reader.Count(); left > 0; left--)
        {
            time += reader.Signed();
            var ordinal = (int)reader.Number();
            var flags = reader.Byte();
            var cut = StoredFields.IsCut(flags) ? reader.Count() : 0;
            var text = reader.Bytes(reader.Count());
            block.Add(new StoredFields(new LogCursor(time, ordinal), text.Length, cut, StoredFields.StreamOf(flags), StoredFields.LevelOf(flags)), text);
        }
        return true;
    }

    private static uint HeadChecksum(ReadOnlySpan<byte> head, int origin) =>
        Crc32C.Of(head.Slice(FixedHead, origin), Crc32C.Of(head[..(FixedHead - sizeof(uint))]));
}
