namespace TapBot.Core.Logs;

/// <summary>
/// What a block knows of its lines beside the texts, one column behind the other, and numbers byte by byte: first the lowest bytes of all lines, then the next. The low
/// bytes of timestamps are noise, the high ones are alike; apart from each other both take what they must and no more.
/// </summary>
internal static class BlockColumns
{
    /// <summary>The most bytes that a line takes.</summary>
    public const int MaxLineBytes = FixedLineBytes + ByteWriter.MaxNumberBytes;

    private const int FixedLineBytes = sizeof(long) + sizeof(int) + sizeof(byte) + sizeof(int);

    /// <summary>Writes the columns: timestamps as differences, ordinals, flags, lengths, and the cut bytes of those lines that were cut.</summary>
    /// <returns>How many bytes they took.</returns>
    public static int Write(ReadOnlySpan<StoredFields> lines, Span<byte> target)
    {
        var count = lines.Length;
        var ordinals = target[(8 * count)..];
        var flags = target[(12 * count)..];
        var lengths = target[(13 * count)..];
        var cuts = new ByteWriter(target[(FixedLineBytes * count)..]);
        var before = 0L;
        for (var i = 0; i < count; i++)
        {
            ref readonly var line = ref lines[i];
            var difference = line.Nanoseconds - before;
            before = line.Nanoseconds;
            Put(target, i, count, sizeof(long), (ulong)((difference << 1) ^ (difference >> 63)));
            Put(ordinals, i, count, sizeof(int), (uint)line.Cursor.Ordinal);
            flags[i] = line.Flags;
            Put(lengths, i, count, sizeof(int), (uint)line.TextLength);
            if (line.CutBytes != 0)
                cuts.Number((uint)line.CutBytes);
        }
        return FixedLineBytes * count + cuts.Length;
    }

    /// <summary>Reads the columns of as many lines as the target has room for.</summary>
    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    public static void Read(ReadOnlySpan<byte> columns, Span<StoredFields> target)
    {
        var count = target.Length;
        if (columns.Length < (long)FixedLineBytes * count)
            throw new InvalidDataException("Columns of another length.");
        var ordinals = columns[(8 * count)..];
        var flags = columns[(12 * count)..];
        var lengths = columns[(13 * count)..];
        var cuts = new ByteReader(columns[(FixedLineBytes * count)..]);
        var time = 0L;
        for (var i = 0; i < count; i++)
        {
            var difference = Get(columns, i, count, sizeof(long));
            time += (long)(difference >> 1) ^ -(long)(difference & 1);
            var cursor = new LogCursor(time, (int)Get(ordinals, i, count, sizeof(int)));
            var length = (int)Get(lengths, i, count, sizeof(int));
            if (length < 0)
                throw new InvalidDataException("A text of negative length.");
            target[i] = new StoredFields(cursor, length, StoredFields.IsCut(flags[i]) ? cuts.Count() : 0, StoredFields.StreamOf(flags[i]), StoredFields.LevelOf(flags[i]));
        }
        if (!cuts.IsAtEnd)
            throw new InvalidDataException("Columns of another length.");
    }

    private static void Put(Span<byte> column, int line, int count, int bytes, ulong value)
    {
        for (var at = line; bytes > 0; bytes--, at += count, value >>= 8)
            column[at] = (byte)value;
    }

    private static ulong Get(ReadOnlySpan<byte> column, int line, int count, int bytes)
    {
        var value = 0UL;
        for (var at = line + (bytes - 1) * count; bytes > 0; bytes--, at -= count)
            value = value << 8 | column[at];
        return value;
    }
}
