namespace TapBot.Core.Logs;

/// <summary>What an archive knows without its texts: where following goes on, and how many lines there are when.</summary>
internal sealed class ArchiveTail(ArchiveBlocks archive, LogStoreHealth health) : IDisposable
{
    private readonly LogBlock[] blocks = archive.Snapshot();
    private readonly BlockReader reader = new(archive, health);

    /// <summary>Remembers the last lines as if they had just been delivered.</summary>
    public LogResume Resume(int lines)
    {
        var (first, found) = (blocks.Length, 0);
        while (first > 0 && found < lines)
        {
            first--;
            found += blocks[first].Lines - blocks[first].Counts[LineCounts.Markers];
        }
        var resume = new LogResume();
        for (; first < blocks.Length; first++)
        {
            if (!reader.Open(blocks[first]) || !reader.LoadColumns())
                continue;
            foreach (ref readonly var line in reader.Fields)
            {
                if (line.Stream != LogStream.Marker)
                    resume.TryAccept(line.Nanoseconds, line.Stream, out _);
            }
        }
        if (!resume.IsEmpty || (blocks.Length > 0 && found == 0) || archive.Figures().Last is not { } last)
            return resume;

        // A quota took the lines, or they cannot be read. A marker shares its moment with no line.
        return LogResume.After(last.Ordinal >= LogMarker.FirstOrdinal ? last with { Ordinal = -1 } : last);
    }

    public void CountInto(LogHistogram histogram, CancellationToken cancellationToken)
    {
        var (from, to) = (histogram.From, histogram.To);
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (histogram.BucketOf(block.Min) is >= 0 and var bucket && bucket == histogram.BucketOf(block.Max))
                histogram.Add(bucket, block.Counts);
            else if (new LogCursor(block.Min, 0).Time < to && new LogCursor(block.Max, 0).Time >= from && reader.Open(block) && reader.LoadColumns())
            {
                foreach (ref readonly var line in reader.Fields)
                    histogram.Add(line);
            }
        }
    }

    public void Dispose() => reader.Dispose();
}
