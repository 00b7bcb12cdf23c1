namespace TapBot.Core.Logs;

/// <summary>
/// The history of one log, over all containers that had its place. Lines stay in the order they came. Appending is for one caller at a time, on any thread; reading is for
/// everybody at any time, sees what was appended before it began, and holds one block in memory.
/// </summary>
internal sealed class LogArchive
{
    private const int ResumeLines = 2 * LogResume.Kept;

    private readonly ArchiveBlocks blocks;
    private readonly ArchiveLabels labels;
    private readonly LogStoreHealth health;
    private readonly LogStoreWriter writer;

    public LogArchive(ArchiveBlocks blocks, ArchiveLabels labels, ArchiveWriter files, LogStoreHealth health, LogStoreWriter writer)
    {
        (this.blocks, this.labels, this.health, this.writer) = (blocks, labels, health, writer);
        Files = files;
    }

    /// <summary>For the store alone.</summary>
    public ArchiveBlocks Blocks => blocks;

    /// <summary>For the thread alone that writes.</summary>
    public ArchiveWriter Files { get; }

    /// <summary>Who wrote the newest lines. Server and place never change; the container's name may.</summary>
    public LogOrigin Origin => blocks.Origin;

    /// <summary>The labels of the container that wrote here last, as far as they are kept; empty when nobody has told them.</summary>
    public IReadOnlyDictionary<string, string> Labels => labels.Current;

    /// <summary>What it takes on the disk.</summary>
    public long Bytes => blocks.Figures().Bytes + labels.Bytes;

    /// <summary>How many lines it holds, markers included.</summary>
    public long Lines => blocks.Figures().Lines;

    /// <summary>The oldest timestamp; null without lines.</summary>
    public DateTimeOffset? Oldest => blocks.Figures() is { Lines: > 0 } figures ? new LogCursor(figures.Min, 0).Time : null;

    /// <summary>The newest timestamp; null without lines.</summary>
    public DateTimeOffset? Newest => blocks.Figures() is { Lines: > 0 } figures ? new LogCursor(figures.Max, 0).Time : null;

    /// <summary>The place of the oldest line; null without lines.</summary>
    public LogCursor? First => blocks.First;

    /// <summary>The place of the line that was appended last, even when a quota has taken it; null when there never was one.</summary>
    public LogCursor? Last => blocks.Figures().Last;

    /// <summary>Lines were refused since the last that were taken: whoever appends again finds out from the engine whether there is a gap, and marks it.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>
    /// Takes lines, in the order of the log. They can be read at once and are on the disk within a second. Cheap: they are copied, another thread compresses and writes.
    /// </summary>
    /// <returns>False when none was taken: the store is suspended, or too much waits for the disk. <see cref="LogStore.WhenReadyAsync"/> says when to try again.</returns>
    public bool Append(ReadOnlySpan<LogLine> lines)
    {
        HasRefused = !writer.TakesLines() || (HasRefused && lines.IsEmpty);
        if (HasRefused || lines.IsEmpty)
            return !HasRefused;
        if (blocks.Append(lines))
            writer.Wake();
        return true;
    }

    /// <summary>A container writes here that has these labels. They are on the disk within a second, once it has lines there.</summary>
    public void Label(IReadOnlyDictionary<string, string> told) => labels.Set(told);

    /// <summary>A marker, behind the last line, that lines are missing here; see <see cref="LogMarker.Gap"/>.</summary>
    public LogLine GapMarker(string why) => LogMarker.At(Last?.Nanoseconds ?? 0, LogMarker.Gap, why, Origin);

    /// <summary>What to give an engine in order to follow the log where this archive ends, so that no line is lost and none comes twice.</summary>
    public LogResume Resume()
    {
        using var tail = new ArchiveTail(blocks, health);
        return tail.Resume(ResumeLines);
    }

    /// <summary>Delivers the lines of a range that a filter lets through, oldest first.</summary>
    public void Read(LogRange range, LogBlockFilter? filter, ILogSink sink, CancellationToken cancellationToken)
    {
        using var scan = new ArchiveScan(blocks, health, range, filter);
        sink.Live();
        for (var i = 0; i < scan.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (scan.Read(i, newestFirst: false) is { Length: > 0 } lines && !sink.Write(lines))
                return;
        }
    }

    /// <summary>The lines of a range that a filter lets through, from the newest block back, or from before a line.</summary>
    public LogSearch Backwards(LogRange range, LogBlockFilter? filter, LogCursor? before = null) => new(new ArchiveScan(blocks, health, range, filter, before));

    /// <summary>Up to <paramref name="max"/> lines just before a cursor, oldest first. A cursor that no line has stands where its moment is.</summary>
    public IReadOnlyList<LogLine> ReadBefore(LogCursor before, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        using var pages = new ArchivePages(blocks, health);
        return pages.Before(before, max);
    }

    /// <summary>Up to <paramref name="max"/> lines just after a cursor, oldest first.</summary>
    public IReadOnlyList<LogLine> ReadAfter(LogCursor after, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        using var pages = new ArchivePages(blocks, health);
        return pages.After(after, max);
    }

    /// <summary>Exact counts by time and level, <paramref name="to"/> not included. Texts are never read; columns only of blocks that are not within one bucket.</summary>
    public LogHistogram Histogram(DateTimeOffset from, DateTimeOffset to, int buckets, CancellationToken cancellationToken)
    {
        var histogram = new LogHistogram(from, to, buckets);
        using var tail = new ArchiveTail(blocks, health);
        tail.CountInto(histogram, cancellationToken);
        return histogram;
    }
}
