namespace TapBot.Core.Logs;

/// <summary>Finds a cursor in an archive, and gives the lines on either side of it, in the order they came.</summary>
internal sealed class ArchivePages(ArchiveBlocks archive, LogStoreHealth health) : IDisposable
{
    private readonly LogBlock[] blocks = archive.Snapshot();
    private readonly BlockReader reader = new(archive, health);

    /// <summary>Up to so many lines just before a cursor, oldest first.</summary>
    public IReadOnlyList<LogLine> Before(LogCursor cursor, int max)
    {
        var (block, line, _) = Find(cursor);
        var pages = new List<LogLine>(Math.Min(max, 1024));
        for (; pages.Count < max; line = block < 0 ? 0 : blocks[block].Lines)
        {
            if (line > 0 && Load(block))
            {
                for (var i = line - 1; i >= 0 && pages.Count < max; i--)
                    pages.Add(reader.Line(i));
            }
            if (--block < 0)
                break;
        }
        pages.Reverse();
        return pages;
    }

    /// <summary>Up to so many lines just after a cursor, oldest first.</summary>
    public IReadOnlyList<LogLine> After(LogCursor cursor, int max)
    {
        var (block, line, isExact) = Find(cursor);
        var pages = new List<LogLine>(Math.Min(max, 1024));
        line += isExact ? 1 : 0;
        for (; block < blocks.Length && pages.Count < max; block++, line = 0)
        {
            if (line >= blocks[block].Lines || !Load(block))
                continue;
            for (var i = line; i < blocks[block].Lines && pages.Count < max; i++)
                pages.Add(reader.Line(i));
        }
        return pages;
    }

    public void Dispose() => reader.Dispose();

    /// <summary>
    /// Where a cursor is: at the newest line that has it; without one, before the first line that is beyond it. Both directions begin at the same place, so that
    /// a page up and a page down from a moment never overlap and never leave a line out.
    /// </summary>
    private (int Block, int Line, bool IsExact) Find(LogCursor cursor)
    {
        for (var block = blocks.Length - 1; block >= 0; block--)
        {
            if (blocks[block].Min > cursor.Nanoseconds || blocks[block].Max < cursor.Nanoseconds || !reader.Open(blocks[block]) || !reader.LoadColumns())
                continue;
            var fields = reader.Fields;
            for (var line = fields.Length - 1; line >= 0; line--)
            {
                if (fields[line].Cursor == cursor)
                    return (block, line, true);
            }
        }
        for (var block = 0; block < blocks.Length; block++)
        {
            if (blocks[block].Max < cursor.Nanoseconds || !reader.Open(blocks[block]) || !reader.LoadColumns())
                continue;
            var fields = reader.Fields;
            for (var line = 0; line < fields.Length; line++)
            {
                if (fields[line].Cursor.CompareTo(cursor) > 0)
                    return (block, line, false);
            }
        }
        return (blocks.Length, 0, false);
    }

    private bool Load(int block) => reader.Open(blocks[block]) && reader.LoadColumns() && reader.LoadText();
}
