using System.Runtime.InteropServices;

namespace TapBot.Core.Logs;

/// <summary>Writes the blocks and the journal of one archive. Only the thread that writes for the whole store comes here.</summary>
internal sealed class ArchiveWriter(ArchiveBlocks blocks, ArchiveLabels labels, string directory, ILogDisk disk, LogStoreLimits limits, TimeProvider time)
{
    private readonly string journal = Path.Combine(directory, LogJournal.Name);
    private readonly List<LogBlock> written = [];
    private bool hasJournal = File.Exists(Path.Combine(directory, LogJournal.Name));

    /// <summary>
    /// Writes all blocks that are full. Their journal goes only when they are on the medium: whenever the machine stops, each line is in a segment, or in the journal,
    /// or in both under the same block number.
    /// </summary>
    /// <returns>False when there was none.</returns>
    public bool Seal(BlockEncoder encoder)
    {
        var frozen = blocks.Frozen();
        if (frozen.Length == 0)
            return false;
        written.Clear();
        var segment = blocks.Newest;
        var end = segment?.Bytes ?? 0;
        foreach (var open in frozen)
        {
            var bytes = encoder.Encode(open, out var block);
            if (segment is null || IsDone(segment, end + bytes.Length))
            {
                if (end > 0 && written.Count > 0)
                    disk.Flush(segment!.Path);
                segment = new LogSegment(Path.Combine(directory, LogSegment.NameOf(block.Sequence)), time.GetUtcNow());
                end = 0;
            }
            disk.Write(segment.Path, bytes, end);
            written.Add(block with { Segment = segment, Offset = end });
            end += bytes.Length;
        }
        disk.Flush(segment!.Path);
        blocks.Sealed(CollectionsMarshal.AsSpan(written));
        if (hasJournal)
            disk.Delete(journal);
        hasJournal = false;
        return true;
    }

    /// <summary>Writes the lines of the open block that are not in its journal yet. Not waited for until they are on the medium: a killed portal loses none of them, a machine without power may.</summary>
    public void WriteJournal(ref byte[] buffer)
    {
        var (block, length, lines, text, target) = ((OpenBlock?)null, 0, 0, 0, buffer);
        var some = blocks.WithUnwritten(open =>
        {
            if (target.Length < LogJournal.MaxBytes(open))
                target = new byte[LogJournal.MaxBytes(open)];
            (block, length, lines, text) = (open, LogJournal.Write(open, target), open.Lines, open.TextBytes);
        });
        if (!some)
            return;
        buffer = target;
        disk.Write(journal, buffer.AsSpan(0, length), block!.JournalBytes);
        hasJournal = true;
        block.Journaled(lines, text, length);
    }

    /// <summary>Writes the labels of whoever writes here, when they are new and lines are there.</summary>
    public void WriteLabels()
    {
        if (!blocks.IsEmpty)
            labels.Write();
    }

    /// <summary>Removes a segment; its lines are gone.</summary>
    public void Remove(LogSegment segment)
    {
        blocks.Remove(segment);
        disk.Delete(segment.Path);
        if (blocks.IsEmpty)
            labels.Remove();
    }

    private bool IsDone(LogSegment segment, int bytes) => bytes > limits.SegmentBytes || segment.Begun + limits.SegmentAge < time.GetUtcNow();
}
