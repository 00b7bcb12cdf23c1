namespace TapBot.Core.Logs;

/// <summary>Reads the directory of an archive at the start: the headers of all blocks, the journal, and the end of what was being written when the portal stopped.</summary>
internal sealed class ArchiveFiles(string directory, ILogDisk disk, LogStoreHealth health, TimeProvider time)
{
    /// <summary>No journal is larger than a block with its longest lines.</summary>
    private const long MaxJournalBytes = 64 << 20;

    private readonly string journalPath = Path.Combine(directory, LogJournal.Name);
    private readonly OriginCache origins = new();
    private readonly List<LogSegment> segments = [];

    /// <summary>Whoever wrote the newest lines; null when nothing can be read.</summary>
    public LogOrigin? Origin { get; private set; }

    public IReadOnlyList<LogSegment> Segments => segments;

    /// <summary>The labels that are kept beside the segments.</summary>
    public ArchiveLabels Labels { get; } = new(directory, disk);

    /// <summary>The block that was open; null without one.</summary>
    public OpenBlock? Open { get; private set; }

    /// <summary>Reads.</summary>
    public void Read()
    {
        var journal = ReadJournal();
        var paths = Directory.GetFiles(directory, "*" + LogSegment.Ending);
        Array.Sort(paths, StringComparer.Ordinal);
        var last = 0L;
        for (var i = 0; i < paths.Length; i++)
        {
            var segment = ReadSegment(paths[i], last, i == paths.Length - 1, journal?.Sequence);
            if (segment.Bytes == 0)
            {
                disk.Delete(paths[i]);
                continue;
            }
            segments.Add(segment);
            last = segment.Blocks is [.., var block] ? block.Sequence : last;
        }
        if (journal?.Sequence > last)
            Open = journal;
        else
            journal?.Release(); // its block was written: only the journal had no time to go
        var isWhole = Labels.Read();
        if (!isWhole)
            health.LabelsLost(Path.Combine(directory, ArchiveLabels.Name));
        if (Open is null && segments.Count == 0)
            RemoveRest(isWhole);
        Origin = Open?.Origin ?? segments.LastOrDefault(s => s.Blocks.Count > 0)?.Blocks[^1].Origin;
    }

    /// <summary>What is left of an archive without lines, and the directory with it.</summary>
    private void RemoveRest(bool withLabels)
    {
        if (withLabels)
            Labels.Remove();
        if (File.Exists(journalPath))
            disk.Delete(journalPath);
    }

    private LogSegment ReadSegment(string path, long after, bool isLast, long? journaled)
    {
        var segment = new LogSegment(path);
        using var scan = new SegmentScan(path, origins);
        scan.Walk(segment, after);
        var end = (long)scan.End;
        if (isLast)
        {
            // Blocks from the journal's on may not have been on the medium; without a journal, the last one is looked at in any case.
            for (var i = FirstInDoubt(segment, journaled); i < segment.Blocks.Count; i++)
            {
                if (scan.IsWhole(segment.Blocks[i]))
                    continue;
                end = segment.Blocks[i].Offset;
                segment = segment.Until(i);
                break;
            }
            if (end < scan.Length)
            {
                health.Cut(path, end, scan.Length - end);
                disk.Cut(path, end);
            }
        }
        else
            segment.Extend((int)scan.Length);
        if (scan.Holes > 0 || (!isLast && scan.End < scan.Length))
            health.Holed(path, scan.Holes + (!isLast && scan.End < scan.Length ? 1 : 0));
        return segment;
    }

    private static int FirstInDoubt(LogSegment segment, long? journaled)
    {
        var first = segment.Blocks.Count - 1;
        while (first > 0 && journaled <= segment.Blocks[first - 1].Sequence)
            first--;
        return Math.Max(first, 0);
    }

    private OpenBlock? ReadJournal()
    {
        if (!File.Exists(journalPath))
            return null;
        var length = new FileInfo(journalPath).Length;
        var block = length <= MaxJournalBytes ? LogJournal.Read(File.ReadAllBytes(journalPath), origins, time.GetUtcNow()) : null;
        var good = block?.JournalBytes ?? 0;
        if (good < length)
        {
            health.Cut(journalPath, good, length - good);
            disk.Cut(journalPath, good);
        }
        return block;
    }
}
