using System.Buffers.Binary;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Writes numbers and bytes one behind the other into a buffer that is known to be large enough.</summary>
internal ref struct ByteWriter(Span<byte> buffer)
{
    /// <summary>The most bytes that one number takes.</summary>
    public const int MaxNumberBytes = 10;

    private readonly Span<byte> buffer = buffer;

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    public void Byte(byte value) => buffer[Length++] = value;

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer[Length..], value);
        Length += sizeof(uint);
    }

    public void Int32(int value) => UInt32((uint)value);

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer[Length..], value);
        Length += sizeof(long);
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            buffer[Length++] = (byte)(value | 0x80);
        buffer[Length++] = (byte)value;
    }

    /// <summary>A number that may be negative: small ones of both signs stay short.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer[Length..]);
        Length += bytes.Length;
    }

    /// <summary>A text with its length; null is told from the empty one.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length + 1);
        Length += Encoding.UTF8.GetBytes(text, buffer[Length..]);
    }
}
