using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>What the history may take: its quotas by size and age, the memory of its open blocks, and the reserve it leaves on the disk.</summary>
internal sealed class LogStoreSpace(string directory, LogStoreOptions options, LogStoreLimits limits, ILogDisk disk, LogStoreHealth health, TimeProvider time)
{
    private const long Megabyte = 1 << 20;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    private DateTimeOffset lookAt;

    /// <summary>Closes blocks that are too old, and the largest ones while all together take too much memory.</summary>
    public void Close(List<LogArchive> archives)
    {
        var begunBefore = time.GetUtcNow() - limits.SegmentAge;
        var memory = 0L;
        foreach (var archive in archives)
        {
            archive.Blocks.Close(begunBefore);
            memory += archive.Blocks.OpenMemory;
        }
        if (memory <= limits.OpenBytes)
            return;
        foreach (var archive in archives.OrderByDescending(a => a.Blocks.OpenMemory))
        {
            memory -= archive.Blocks.OpenMemory;
            archive.Blocks.Close(DateTimeOffset.MaxValue);
            if (memory <= limits.OpenBytes)
                return;
        }
    }

    /// <summary>Removes what is too old, or too much for its source, or too much for the store: whole segments, the oldest first.</summary>
    public void Enforce(List<LogArchive> archives)
    {
        var oldest = LogCursor.At(time.GetUtcNow() - options.MaxAge).Nanoseconds;
        var total = 0L;
        foreach (var archive in archives)
        {
            var bytes = archive.Bytes;
            while (archive.Blocks.Oldest is { } first && (first.Max < oldest || bytes > options.MaxBytesPerSource))
            {
                bytes -= first.Bytes;
                Remove(archive, first);
            }
            total += bytes;
        }
        while (total > options.MaxBytes && FirstToGo(archives) is var (archive, segment))
        {
            total -= segment.Bytes;
            Remove(archive, segment);
        }
    }

    /// <summary>Why nothing more should be written; null while there is room. Looked at every few seconds only, and always while nothing is written.</summary>
    public Phrase? Shortage(bool isSuspended)
    {
        if (!isSuspended && time.GetUtcNow() < lookAt)
            return null;
        lookAt = time.GetUtcNow() + LookInterval;
        var room = disk.Room(directory);
        return (isSuspended ? room.IsAmple : !room.IsShort) ? null : Full(room);
    }

    /// <summary>That the disk is full.</summary>
    public Phrase Full() => Full(disk.Room(directory));

    private static Phrase Full(DiskRoom room) => Phrase.Of("logs.history.full", ("reserve", room.Reserve / Megabyte));

    private static (LogArchive Archive, LogSegment Segment)? FirstToGo(List<LogArchive> archives)
    {
        (LogArchive, LogSegment Segment)? oldest = null;
        foreach (var archive in archives)
        {
            if (archive.Blocks.Oldest is { } segment && (oldest is null || segment.Max < oldest.Value.Segment.Max))
                oldest = (archive, segment);
        }
        return oldest;
    }

    private void Remove(LogArchive archive, LogSegment segment)
    {
        try
        {
            archive.Files.Remove(segment);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            health.NotRemoved(segment.Path, failure); // it is found again at the next start
        }
    }
}
