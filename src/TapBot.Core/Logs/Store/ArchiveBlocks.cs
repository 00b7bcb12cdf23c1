namespace TapBot.Core.Logs;

/// <summary>
/// The blocks of one archive, oldest first: those in segments, those that wait to be written, the open one. Everything that threads share of an archive is behind its lock,
/// which is held for as long as it takes to copy a block in memory, and never while the disk is waited for.
/// </summary>
internal sealed class ArchiveBlocks(LogOrigin origin, LogStoreLimits limits, LogBacklog backlog, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<LogSegment> segments = [];
    private readonly List<OpenBlock> frozen = [];
    private OpenBlock? open;
    private long sequence;
    private LogBlock? last;
    private Action? filled;

    /// <summary>Whose lines came last.</summary>
    public LogOrigin Origin { get; private set; } = origin;

    /// <summary>The memory of the open block.</summary>
    public long OpenMemory
    {
        get { lock (gate) return open?.Memory ?? 0; }
    }

    /// <summary>What is on the disk at the start.</summary>
    public void Begin(IEnumerable<LogSegment> found, OpenBlock? journaled)
    {
        lock (gate)
        {
            segments.AddRange(found);
            open = journaled;
            last = segments.LastOrDefault(s => s.Blocks.Count > 0)?.Blocks[^1];
            sequence = Math.Max(last?.Sequence ?? 0, open?.Sequence ?? 0);
            Origin = open?.Origin ?? last?.Origin ?? Origin;
        }
    }

    /// <summary>Has something done, under the lock, whenever lines come into an empty archive; at once when it has some.</summary>
    public void WhenFilled(Action action)
    {
        lock (gate)
        {
            filled = action;
            if (!HasNone)
                action();
        }
    }

    /// <summary>There is no line.</summary>
    public bool IsEmpty
    {
        get { lock (gate) return HasNone; }
    }

    /// <summary>Does something, under the lock, if there is no line.</summary>
    public void WhenEmpty(Action action)
    {
        lock (gate)
        {
            if (HasNone)
                action();
        }
    }

    /// <summary>Takes lines.</summary>
    /// <returns>True when a block became full and waits to be written.</returns>
    public bool Append(ReadOnlySpan<LogLine> lines)
    {
        var full = false;
        lock (gate)
        {
            if (HasNone)
                filled?.Invoke();
            foreach (var line in lines)
            {
                if (line.Origin is { } writer && !ReferenceEquals(writer, Origin) && writer != Origin && OriginCache.Fits(writer))
                {
                    full |= Freeze();
                    Origin = writer;
                }
                open ??= new OpenBlock(++sequence, Origin, time.GetUtcNow());
                open.Add(line);
                if (open.TextBytes >= limits.BlockBytes || open.Lines >= limits.BlockLines)
                    full |= Freeze();
            }
        }
        return full;
    }

    /// <summary>Closes the open block although it is not full.</summary>
    /// <param name="begunBefore">Only when it was begun before this.</param>
    public bool Close(DateTimeOffset begunBefore)
    {
        lock (gate)
            return open is not null && open.Begun < begunBefore && Freeze();
    }

    /// <summary>The blocks that wait to be written. They stay here, and readable, until <see cref="Sealed"/>.</summary>
    public OpenBlock[] Frozen()
    {
        lock (gate)
            return [.. frozen];
    }

    /// <summary>Gives the open block to <paramref name="write"/>, under the lock, when it has lines that are not in the journal and nothing older waits to be written.</summary>
    public bool WithUnwritten(Action<OpenBlock> write)
    {
        lock (gate)
        {
            if (open is null || frozen.Count > 0 || open.JournaledLines == open.Lines)
                return false;
            write(open);
            return true;
        }
    }

    /// <summary>The oldest frozen blocks are in their segments now.</summary>
    public void Sealed(ReadOnlySpan<LogBlock> blocks)
    {
        lock (gate)
        {
            foreach (var block in blocks)
            {
                if (segments is not [.., var newest] || newest != block.Segment)
                    segments.Add(block.Segment!);
                block.Segment!.Add(block);
                last = block;
            }
            foreach (var written in frozen.GetRange(0, blocks.Length))
            {
                backlog.Remove(written.TextBytes);
                written.Release();
            }
            frozen.RemoveRange(0, blocks.Length);
        }
    }

    /// <summary>The segments, oldest first.</summary>
    public LogSegment[] Segments()
    {
        lock (gate)
            return [.. segments];
    }

    public LogSegment? Oldest
    {
        get { lock (gate) return segments is [var first, ..] ? first : null; }
    }

    public LogSegment? Newest
    {
        get { lock (gate) return segments is [.., var newest] ? newest : null; }
    }

    public void Remove(LogSegment segment)
    {
        lock (gate)
            segments.Remove(segment);
    }

    /// <summary>All blocks as they are now, oldest first: references, and descriptions of those in memory.</summary>
    public LogBlock[] Snapshot()
    {
        lock (gate)
        {
            var count = frozen.Count + (open is null ? 0 : 1);
            foreach (var segment in segments)
                count += segment.Blocks.Count;
            var blocks = new LogBlock[count];
            var next = 0;
            foreach (var segment in segments)
            {
                foreach (var block in segment.Blocks)
                    blocks[next++] = block;
            }
            foreach (var block in frozen)
                blocks[next++] = block.Describe();
            if (open is not null)
                blocks[next] = open.Describe();
            return blocks;
        }
    }

    /// <summary>Gives a block that was in memory to <paramref name="copy"/>, under the lock.</summary>
    /// <returns>Null when that was done, else the block as it was written meanwhile.</returns>
    public LogBlock? Find(LogBlock block, Action<OpenBlock> copy)
    {
        lock (gate)
        {
            var memory = open?.Sequence == block.Sequence ? open : frozen.Find(f => f.Sequence == block.Sequence);
            if (memory is not null)
            {
                copy(memory);
                return null;
            }
            for (var i = segments.Count - 1; i >= 0; i--)
            {
                var blocks = segments[i].Blocks;
                for (var k = blocks.Count - 1; k >= 0 && blocks[k].Sequence >= block.Sequence; k--)
                {
                    if (blocks[k].Sequence == block.Sequence)
                        return blocks[k];
                }
            }
            return block with { IsDamaged = true }; // a quota took it
        }
    }

    /// <summary>The place of the oldest line; null without lines.</summary>
    public LogCursor? First
    {
        get
        {
            lock (gate)
                return (segments.Find(s => s.Blocks.Count > 0)?.Blocks[0] ?? (frozen is [var waiting, ..] ? waiting.Describe() : open?.Describe()))?.First;
        }
    }

    /// <summary>Sums over all blocks.</summary>
    public ArchiveFigures Figures()
    {
        lock (gate)
        {
            var figures = new ArchiveFigures(0, 0, long.MaxValue, long.MinValue, last?.Last);
            foreach (var segment in segments)
                figures = figures.With(segment.Bytes, segment.Lines, segment.Min, segment.Max);
            foreach (var waiting in frozen)
                figures = figures.With(waiting.JournalBytes, waiting.Describe());
            return open is null ? figures : figures.With(open.JournalBytes, open.Describe());
        }
    }

    private bool HasNone => open is null && frozen.Count == 0 && segments.Count == 0;

    private bool Freeze()
    {
        if (open is null)
            return false;
        backlog.Add(open.TextBytes);
        frozen.Add(open);
        open = null;
        return true;
    }
}
