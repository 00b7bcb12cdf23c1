using Microsoft.Win32.SafeHandles;

namespace TapBot.Core.Logs;

/// <summary>
/// Finds the blocks of a segment by walking from header to header. Where there is none it looks for the next one; what lies behind the last is a torn end.
/// </summary>
internal sealed class SegmentScan : IDisposable
{
    private const int Ahead = 512; // a header with the names of most origins
    private const int Window = 64 * 1024;

    private readonly SafeFileHandle file;
    private readonly OriginCache origins;
    private readonly byte[] buffer = new byte[LogBlockHeader.MaxBytes];
    private readonly long length;

    public SegmentScan(string path, OriginCache origins)
    {
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        this.origins = origins;
        length = RandomAccess.GetLength(file);
    }

    /// <summary>The length of the file.</summary>
    public long Length => length;

    /// <summary>How many stretches between good blocks are not blocks.</summary>
    public int Holes { get; private set; }

    /// <summary>Where the last good block ends.</summary>
    public int End { get; private set; }

    /// <summary>Adds all blocks to the segment whose numbers are above <paramref name="after"/>: one that is there twice was written again after a failure.</summary>
    public void Walk(LogSegment segment, long after)
    {
        for (long offset = 0; offset < length;)
        {
            if (ReadAt(offset) is not { } block)
            {
                offset = Next(offset + 1);
                Holes += offset < length ? 1 : 0;
                continue;
            }
            if (block.Sequence > after)
            {
                segment.Add(block with { Segment = segment, Offset = (int)offset });
                after = block.Sequence;
            }
            offset += block.Bytes;
            End = (int)offset;
        }
    }

    /// <summary>Whether the contents of a block are what was written.</summary>
    public bool IsWhole(LogBlock block)
    {
        var contents = new byte[block.ColumnsBytes + block.TextBytes];
        return Fill(contents, block.Offset + block.HeaderBytes)
            && Crc32C.Of(contents.AsSpan(0, block.ColumnsBytes)) == block.ColumnsChecksum
            && Crc32C.Of(contents.AsSpan(block.ColumnsBytes)) == block.TextChecksum;
    }

    public void Dispose() => file.Dispose();

    private LogBlock? ReadAt(long offset)
    {
        var read = RandomAccess.Read(file, buffer.AsSpan(0, Ahead), offset);
        var header = LogBlockHeader.LengthOf(buffer.AsSpan(0, read));
        if (header == 0 || (header > read && !Fill(buffer.AsSpan(0, header), offset)))
            return null;
        try
        {
            return LogBlockHeader.Read(buffer.AsSpan(0, header), origins) is { } block && offset + block.Bytes <= length ? block : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Where the next good header is; the length of the file when there is none.</summary>
    private long Next(long from)
    {
        var window = new byte[Window];
        for (var offset = from; offset < length; offset += Window - LogBlockHeader.Magic.Length + 1)
        {
            var read = RandomAccess.Read(file, window, offset);
            for (var at = 0; window.AsSpan(at, read - at).IndexOf(LogBlockHeader.Magic) is >= 0 and var found; at += found + 1)
            {
                if (ReadAt(offset + at + found) is not null)
                    return offset + at + found;
            }
        }
        return length;
    }

    private bool Fill(Span<byte> target, long offset)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(file, target, offset);
            if (read == 0)
                return false;
            offset += read;
            target = target[read..];
        }
        return true;
    }
}
