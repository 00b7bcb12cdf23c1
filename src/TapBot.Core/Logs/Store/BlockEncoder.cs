using TapBot.Core.Storage;
using ZstdSharp;

namespace TapBot.Core.Logs;

/// <summary>Makes blocks out of lines. One is enough for the whole store: one thread writes.</summary>
internal sealed class BlockEncoder : IDisposable
{
    private readonly Compressor compressor = new(Zstd.Level);
    private readonly byte[] origin = new byte[LogBlockHeader.MaxBytes];
    private byte[] columns = [];
    private byte[] block = [];

    /// <summary>The bytes of a block, valid until the next one, and what they are.</summary>
    public ReadOnlySpan<byte> Encode(OpenBlock open, out LogBlock described)
    {
        Reserve(ref columns, open.Lines * BlockColumns.MaxLineBytes);
        var columnsRaw = BlockColumns.Write(open.Fields, columns);
        var originBytes = OriginCache.Write(open.Origin, origin);
        var header = LogBlockHeader.FixedBytes + originBytes;
        Reserve(ref block, header + Compressor.GetCompressBound(columnsRaw) + Compressor.GetCompressBound(open.TextBytes));

        var columnsBytes = compressor.Wrap(columns.AsSpan(0, columnsRaw), block.AsSpan(header));
        var textBytes = compressor.Wrap(open.Text, block.AsSpan(header + columnsBytes));
        described = open.Describe() with
        {
            HeaderBytes = header,
            ColumnsBytes = columnsBytes,
            ColumnsRaw = columnsRaw,
            TextBytes = textBytes,
            ColumnsChecksum = Crc32C.Of(block.AsSpan(header, columnsBytes)),
            TextChecksum = Crc32C.Of(block.AsSpan(header + columnsBytes, textBytes)),
        };
        LogBlockHeader.Write(block, described, origin.AsSpan(0, originBytes));
        return block.AsSpan(0, described.Bytes);
    }

    public void Dispose() => compressor.Dispose();

    private static void Reserve(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[length + length / 4];
    }
}
