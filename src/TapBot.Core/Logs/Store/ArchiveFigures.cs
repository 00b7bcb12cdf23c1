namespace TapBot.Core.Logs;

/// <summary>What an archive holds.</summary>
/// <param name="Bytes">On the disk.</param>
/// <param name="Lines">Stored, markers included.</param>
/// <param name="Min">The oldest timestamp, in nanoseconds since the Unix epoch; the largest number without lines.</param>
/// <param name="Max">The newest timestamp; the smallest number without lines.</param>
/// <param name="Last">The place of the line that came last.</param>
internal readonly record struct ArchiveFigures(long Bytes, long Lines, long Min, long Max, LogCursor? Last)
{
    public ArchiveFigures With(long bytes, long lines, long min, long max) => this with { Bytes = Bytes + bytes, Lines = Lines + lines, Min = Math.Min(Min, min), Max = Math.Max(Max, max) };

    public ArchiveFigures With(long bytes, LogBlock block) => With(bytes, block.Lines, block.Min, block.Max) with { Last = block.Last };
}
