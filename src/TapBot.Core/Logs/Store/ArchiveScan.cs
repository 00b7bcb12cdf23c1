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

    public ArchiveScan(ArchiveBlocks archive, LogStoreHealth health, LogRange range, LogBlockFilter? filter)
    {
        blocks = archive.Snapshot();
        reader = new BlockReader(archive, health);
        matcher = new BlockMatcher(filter);
        since = range.Since ?? long.MinValue;
        until = range.Until ?? long.MaxValue;
        if (range.Tail is { } tail)
            (first, skip) = BeginOf(tail);
    }

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
