using System.Globalization;

namespace TapBot.Core.Logs;

/// <summary>A file with blocks one behind the other, named after the first. The archive's lock guards it.</summary>
internal sealed class LogSegment(string path, DateTimeOffset? begun = null)
{
    /// <summary>What the names of segments end with.</summary>
    public const string Ending = ".blocks";

    private readonly List<LogBlock> blocks = [];

    public string Path => path;

    /// <summary>When it was begun; of one that was found at the start, when its first line was written.</summary>
    public DateTimeOffset Begun => begun ?? (blocks is [var first, ..] ? first.First.Time : DateTimeOffset.UnixEpoch);

    /// <summary>How many bytes of the file are good.</summary>
    public int Bytes { get; private set; }

    public long Lines { get; private set; }

    /// <summary>The newest timestamp in it, in nanoseconds since the Unix epoch.</summary>
    public long Max { get; private set; } = long.MinValue;

    /// <summary>The oldest timestamp in it.</summary>
    public long Min { get; private set; } = long.MaxValue;

    public IReadOnlyList<LogBlock> Blocks => blocks;

    public static string NameOf(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture) + Ending;

    public void Add(LogBlock block)
    {
        blocks.Add(block);
        Bytes = Math.Max(Bytes, block.Offset + block.Bytes);
        Lines += block.Lines;
        Max = Math.Max(Max, block.Max);
        Min = Math.Min(Min, block.Min);
    }

    /// <summary>The same file with its first blocks only.</summary>
    public LogSegment Until(int count)
    {
        var shorter = new LogSegment(path, begun);
        for (var i = 0; i < count; i++)
            shorter.Add(blocks[i] with { Segment = shorter });
        return shorter;
    }

    /// <summary>What lies behind the last good block and cannot be read, but is there.</summary>
    public void Extend(int bytes) => Bytes = Math.Max(Bytes, bytes);
}
