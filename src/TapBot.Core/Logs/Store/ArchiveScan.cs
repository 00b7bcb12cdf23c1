namespace TapBot.Core.Logs;

/// <summary>Reads a range of an archive block by block, in either direction, as it was when the reading began.</summary>
internal sealed class ArchiveScan : IDisposable
{
    private readonly LogBlock[] blocks;
    private readonly BlockReader reader;
    private readonly BlockMatcher matcher;
    private readonly List<int> matches = [];
    private readonly long since;
    private readonly long until;
    private readonly int first;
    private readonly int skip;
    private readonly int linesOfLast = int.MaxValue;

    /// <param name="archive">What is read.</param>
    /// <param name="health">Is told of what cannot be read.</param>
    /// <param name="range">Which moments, or which last lines.</param>
    /// <param name="filter">What may be left out.</param>
    /// <param name="before">Ends before this line when it is there, whatever the range says.</param>
    public ArchiveScan(ArchiveBlocks archive, LogStoreHealth health, LogRange range, LogBlockFilter? filter, LogCursor? before = null)
    {
        blocks = archive.Snapshot();
        reader = new BlockReader(archive, health);
        matcher = new BlockMatcher(filter);
        since = range.Since ?? long.MinValue;
        until = range.Until ?? long.MaxValue;
        if (range.Tail is { } tail)
            (first, skip) = BeginOf(tail);
        End = blocks.Length;
        if (before is { } line && PlaceOf(line) is var (block, lines))
            (until, End, linesOfLast, IsExact) = (long.MaxValue, block + 1, lines, true);
    }

    /// <summary>The number of blocks up to its end.</summary>
    public int End { get; }

    /// <summary>It ends before the line that was asked for.</summary>
    public bool IsExact { get; }

    /// <summary>The number of blocks.</summary>
    public int Count => blocks.Length;

    public LogBlock this[int index] => blocks[index];

    /// <summary>Whether what is known of a block leaves a chance.</summary>
    public bool MayMatch(int index) => index >= first && blocks[index].Min <= until && blocks[index].Max >= since && matcher.MayMatch(blocks[index]);

    /// <summary>The lines of the range in one block that the filter lets through, oldest first, or newest first.</summary>
    public LogLine[] Read(int index, bool newestFirst)
    {
        var block = blocks[index];
        if (!MayMatch(index) || !reader.Open(block) || !matcher.Find(reader, matches))
            return [];
        if (IsExact && index == End - 1)
            matches.RemoveAll(line => line >= linesOfLast);
        if (block.Min < since || block.Max > until || index == first)
            matches.RemoveAll(line => reader.Fields[line].Nanoseconds < since || reader.Fields[line].Nanoseconds > until || (index == first && line < skip));
        if (matches.Count == 0)
            return [];
        var lines = new LogLine[matches.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = reader.Line(matches[newestFirst ? lines.Length - 1 - i : i]);
        return lines;
    }

    public void Dispose()
    {
        reader.Dispose();
        matcher.Dispose();
    }

    /// <summary>The block with a line, and how many of its lines come before that; the newest of several with the same cursor.</summary>
    private (int Block, int Lines)? PlaceOf(LogCursor cursor)
    {
        for (var block = blocks.Length - 1; block >= 0; block--)
        {
            if (blocks[block].Min > cursor.Nanoseconds || blocks[block].Max < cursor.Nanoseconds || !reader.Open(blocks[block]) || !reader.LoadColumns())
                continue;
            for (var line = reader.Fields.Length - 1; line >= 0; line--)
            {
                if (reader.Fields[line].Cursor == cursor)
                    return (block, line);
            }
        }
        return null;
    }

    /// <summary>The block with the first of the last lines, and how many of its lines come before that.</summary>
    private (int Block, int Lines) BeginOf(long tail)
    {
        for (var i = blocks.Length - 1; i >= 0; i--)
        {
            if (blocks[i].Lines >= tail)
                return (i, blocks[i].Lines - (int)Math.Max(tail, 0));
            tail -= blocks[i].Lines;
        }
        return (0, 0);
    }
}
