using System.Buffers;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// Lines of one origin that wait to become a block: texts in one buffer, the rest in another. Its owner has the lock; once it is frozen nobody changes it any more.
/// </summary>
internal sealed class OpenBlock(long sequence, LogOrigin origin, DateTimeOffset begun)
{
    private const int FirstLines = 64, FirstBytes = 4096;

    private StoredFields[] fields = ArrayPool<StoredFields>.Shared.Rent(FirstLines);
    private byte[] text = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private LineCounts counts;
    private long min = long.MaxValue, max = long.MinValue;

    public long Sequence => sequence;

    public LogOrigin Origin => origin;

    /// <summary>When its first line came; of one that was read from a journal, when that line was written, lest restarts keep it open for ever.</summary>
    public DateTimeOffset Begun { get; private set; } = begun;

    public int Lines { get; private set; }

    public int TextBytes { get; private set; }

    /// <summary>The memory it takes, about.</summary>
    public long Memory => text.Length + fields.LongLength * 32;

    /// <summary>How many of its lines are in the journal.</summary>
    public int JournaledLines { get; private set; }

    /// <summary>How many bytes their texts have.</summary>
    public int JournaledText { get; private set; }

    /// <summary>How long its journal is, as far as it is whole.</summary>
    public long JournalBytes { get; private set; }

    public ReadOnlySpan<StoredFields> Fields => fields.AsSpan(0, Lines);

    public ReadOnlySpan<byte> Text => text.AsSpan(0, TextBytes);

    public void Add(LogLine line)
    {
        var room = Encoding.UTF8.GetMaxByteCount(line.Text.Length);
        if (text.Length - TextBytes < room)
            room = Encoding.UTF8.GetByteCount(line.Text); // three times as much is rarely needed
        var length = Encoding.UTF8.GetBytes(line.Text, Room(room));
        Add(new StoredFields(line.Cursor, length, line.CutBytes, line.Stream, line.Level));
    }

    public void Add(StoredFields line, ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Add(line);
    }

    /// <summary>So many of its lines, with so many bytes of text, are in the journal, which has become so much longer.</summary>
    public void Journaled(int lines, int text, int bytes) => (JournaledLines, JournaledText, JournalBytes) = (lines, text, JournalBytes + bytes);

    /// <summary>It was read from a journal of that length.</summary>
    public void Read(int bytes)
    {
        Journaled(Lines, TextBytes, bytes);
        if (fields[0].Cursor.Time < Begun)
            Begun = fields[0].Cursor.Time;
    }

    /// <summary>What it would be as a block, seen from now.</summary>
    public LogBlock Describe() => new()
    {
        Sequence = sequence,
        Origin = origin,
        Lines = Lines,
        First = fields[0].Cursor,
        Last = fields[Lines - 1].Cursor,
        Min = min,
        Max = max,
        Counts = counts,
        TextRaw = TextBytes,
    };

    /// <summary>Gives its buffers back; nobody may read it any more.</summary>
    public void Release()
    {
        ArrayPool<StoredFields>.Shared.Return(fields);
        ArrayPool<byte>.Shared.Return(text);
        (fields, text) = ([], []);
        (Lines, TextBytes) = (0, 0);
    }

    private void Add(in StoredFields line)
    {
        if (Lines == fields.Length)
            Grow(ref fields, Lines, Lines + 1);
        fields[Lines++] = line;
        TextBytes += line.TextLength;
        min = Math.Min(min, line.Nanoseconds);
        max = Math.Max(max, line.Nanoseconds);
        counts.Count(line);
    }

    private Span<byte> Room(int length)
    {
        if (text.Length - TextBytes < length)
            Grow(ref text, TextBytes, TextBytes + length);
        return text.AsSpan(TextBytes);
    }

    private static void Grow<T>(ref T[] buffer, int used, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(buffer);
        buffer = larger;
    }
}
