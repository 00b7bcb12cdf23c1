using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TapBot.Core.Storage;

namespace TapBot.Core.Logs;

/// <summary>
/// Reads the blocks of one archive one after the other into the same buffers: the columns and the texts only when they are asked for. It belongs to one reading,
/// and keeps at most one file open.
/// </summary>
internal sealed class BlockReader(ArchiveBlocks blocks, LogStoreHealth health) : IDisposable
{
    private LogBlock block = null!;
    private string? path;
    private SafeFileHandle? file;
    private int lines;
    private byte[] packed = [];
    private byte[] columns = [];
    private byte[] text = [];
    private StoredFields[] fields = [];
    private int[] starts = [];
    private bool hasColumns, hasText;

    /// <summary>What the lines are beside their texts; only after <see cref="LoadColumns"/>.</summary>
    public ReadOnlySpan<StoredFields> Fields => fields.AsSpan(0, lines);

    /// <summary>All texts, one behind the other; only after <see cref="LoadText"/>.</summary>
    public ReadOnlySpan<byte> Text => text.AsSpan(0, block.TextRaw);

    /// <summary>Takes up a block; reads nothing of one that is in a file.</summary>
    /// <returns>False when it is no longer there.</returns>
    public bool Open(LogBlock next)
    {
        (block, lines, hasColumns, hasText) = (next, next.Lines, false, false); // lines that came later are not asked for
        if (next.Segment is null && blocks.Find(next, Copy) is { } written)
            block = written;
        return !block.IsDamaged;
    }

    /// <summary>Makes <see cref="Fields"/> ready. False when they cannot be read: the block is damaged, or a quota took its file.</summary>
    public bool LoadColumns() => hasColumns || Load(columns: true);

    /// <summary>Makes <see cref="Text"/> ready. False as above.</summary>
    public bool LoadText() => hasText || Load(columns: false);

    /// <summary>Where the text of a line begins; only after <see cref="LoadColumns"/>.</summary>
    public int Start(int line) => starts[line];

    /// <summary>The bytes of a line's text; only after both were loaded.</summary>
    public ReadOnlySpan<byte> TextOf(int line) => text.AsSpan(starts[line], fields[line].TextLength);

    /// <summary>A line as it was appended; only after both were loaded.</summary>
    public LogLine Line(int line)
    {
        ref readonly var its = ref fields[line];
        return new LogLine(its.Cursor, its.Stream, its.Level, Encoding.UTF8.GetString(TextOf(line)), its.CutBytes, block.Origin);
    }

    public void Dispose()
    {
        file?.Dispose();
        ArrayPool<byte>.Shared.Return(packed);
        ArrayPool<byte>.Shared.Return(columns);
        ArrayPool<byte>.Shared.Return(text);
        ArrayPool<StoredFields>.Shared.Return(fields);
        ArrayPool<int>.Shared.Return(starts);
        (packed, columns, text, fields, starts) = ([], [], [], [], []);
    }

    private bool Load(bool columns)
    {
        try
        {
            if (columns)
                ReadColumns();
            else
                ReadText();
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            block.IsDamaged = true;
            health.Skipped(block, wrong.Message);
            return false;
        }
    }

    private void ReadColumns()
    {
        Reserve(ref packed, block.ColumnsBytes);
        Reserve(ref columns, block.ColumnsRaw);
        var source = packed.AsSpan(0, block.ColumnsBytes);
        Fill(source, block.Offset + block.HeaderBytes, block.ColumnsChecksum);
        var raw = columns.AsSpan(0, block.ColumnsRaw);
        Zstd.Decompress(source, raw);
        Reserve(ref fields, block.Lines);
        BlockColumns.Read(raw, fields.AsSpan(0, block.Lines));
        Begin();
    }

    private void ReadText()
    {
        Reserve(ref packed, block.TextBytes);
        Reserve(ref text, block.TextRaw);
        var source = packed.AsSpan(0, block.TextBytes);
        Fill(source, block.Offset + block.HeaderBytes + block.ColumnsBytes, block.TextChecksum);
        Zstd.Decompress(source, text.AsSpan(0, block.TextRaw));
        hasText = true;
    }

    /// <summary>Takes the lines of a block in memory, as many as it had when it was asked for.</summary>
    private void Copy(OpenBlock open)
    {
        Reserve(ref fields, block.Lines);
        Reserve(ref text, block.TextRaw);
        open.Fields[..block.Lines].CopyTo(fields);
        open.Text[..block.TextRaw].CopyTo(text);
        hasText = true;
        Begin();
    }

    private void Begin()
    {
        Reserve(ref starts, block.Lines);
        var start = 0;
        for (var i = 0; i < block.Lines; i++)
        {
            starts[i] = start;
            start += fields[i].TextLength;
        }
        if (start > block.TextRaw)
            throw new InvalidDataException("Lines longer than their texts.");
        hasColumns = true;
    }

    private void Fill(Span<byte> target, long offset, uint checksum)
    {
        if (path != block.Segment!.Path)
        {
            file?.Dispose();
            path = null;
            file = File.OpenHandle(block.Segment.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            path = block.Segment.Path;
        }
        for (var rest = target; !rest.IsEmpty;)
        {
            var read = RandomAccess.Read(file!, rest, offset);
            if (read == 0)
                throw new InvalidDataException("The file is shorter than it was.");
            offset += read;
            rest = rest[read..];
        }
        if (Crc32C.Of(target) != checksum)
            throw new InvalidDataException("The checksum does not match.");
    }

    private static void Reserve<T>(ref T[] buffer, int length)
    {
        if (buffer.Length >= length)
            return;
        ArrayPool<T>.Shared.Return(buffer);
        buffer = ArrayPool<T>.Shared.Rent(length);
    }
}
