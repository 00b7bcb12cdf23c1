using System.Buffers.Binary;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <remarks>Throws <see cref="InvalidDataException"/> for whatever cannot have been written by it.</remarks>
internal ref struct ByteReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == data.Length;

    public byte Byte() => Position < data.Length ? data[Position++] : throw Wrong();

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    public int Int32() => (int)UInt32();

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = Byte();
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80)
                return value;
        }
        throw Wrong();
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that counts something: at most 2^31 - 1.</summary>
    public int Count() => Number() is var value and <= int.MaxValue ? (int)value : throw Wrong();

    public ReadOnlySpan<byte> Bytes(int length)
    {
        if ((uint)length > (uint)(data.Length - Position))
            throw Wrong();
        Position += length;
        return data.Slice(Position - length, length);
    }

    public string? Text()
    {
        var length = Count();
        return length == 0 ? null : Encoding.UTF8.GetString(Bytes(length - 1));
    }

    private static InvalidDataException Wrong() => new("These bytes are not what was written.");
}
