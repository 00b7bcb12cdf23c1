namespace TapBot.Core.Logs;

/// <summary>What is known of a block without reading it: the index in memory is a list of these. A block that is not written yet has no segment.</summary>
internal sealed record LogBlock
{
    /// <summary>Blocks of an archive are numbered from 1 on.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who wrote its lines: all of them are of one origin.</summary>
    public required LogOrigin Origin { get; init; }

    public required int Lines { get; init; }

    /// <summary>The place of its first line.</summary>
    public required LogCursor First { get; init; }

    /// <summary>The place of its last line.</summary>
    public required LogCursor Last { get; init; }

    /// <summary>The oldest timestamp, in nanoseconds since the Unix epoch: clocks step back, so that need not be the first line's.</summary>
    public required long Min { get; init; }

    /// <summary>The newest timestamp, in nanoseconds since the Unix epoch.</summary>
    public required long Max { get; init; }

    public required LineCounts Counts { get; init; }

    /// <summary>The bytes of all texts.</summary>
    public required int TextRaw { get; init; }

    public LogSegment? Segment { get; init; }

    /// <summary>Where it begins in its segment.</summary>
    public int Offset { get; init; }

    /// <summary>Its header with the origin.</summary>
    public int HeaderBytes { get; init; }

    /// <summary>Everything of its lines but the texts, compressed.</summary>
    public int ColumnsBytes { get; init; }

    /// <summary>The same before it was compressed.</summary>
    public int ColumnsRaw { get; init; }

    /// <summary>The texts, compressed.</summary>
    public int TextBytes { get; init; }

    public uint ColumnsChecksum { get; init; }

    public uint TextChecksum { get; init; }

    /// <summary>What it takes in its segment.</summary>
    public int Bytes => HeaderBytes + ColumnsBytes + TextBytes;

    /// <summary>It could not be read and is passed over from now on. Set once, by whoever finds out.</summary>
    public bool IsDamaged { get; set; }
}
