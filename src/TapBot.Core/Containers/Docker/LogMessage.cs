using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>The bytes of one message or line: what was kept of it, how long it was, and whether it ended a line.</summary>
internal readonly ref struct LogMessage
{
    /// <summary>What is kept of a message: a timestamp, the text that a line keeps, and one more timestamp to recognise the engine's parts in a terminal's log.</summary>
    public const int MaxKept = LogLine.MaxTextBytes + (2 * LogTimestamp.MaxLength);

    private LogMessage(ReadOnlySpan<byte> kept, long length, byte beforeLast, byte last)
    {
        EndsLine = last == '\n';
        if (EndsLine)
            length -= beforeLast == '\r' ? 2 : 1;
        Length = length;
        Kept = kept[..(int)Math.Min(kept.Length, length)];
    }

    private LogMessage(ReadOnlySpan<byte> kept, long length)
    {
        Kept = kept;
        Length = length;
    }

    /// <summary>The first bytes, without a line end.</summary>
    public ReadOnlySpan<byte> Kept { get; }

    /// <summary>How many bytes there were without the line end.</summary>
    public long Length { get; }

    /// <summary>A line end (LF or CR LF) stood at the end.</summary>
    public bool EndsLine { get; }

    public static LogMessage From(ReadOnlySpan<byte> whole) =>
        new(whole[..Math.Min(whole.Length, MaxKept)], whole.Length, whole.Length > 1 ? whole[^2] : (byte)0, whole.IsEmpty ? (byte)0 : whole[^1]);

    public static LogMessage From(ByteScratch pieces) => new(pieces.Kept, pieces.Length, pieces.End.BeforeLast, pieces.End.Last);

    public static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.IsEmpty || line[^1] != '\r' ? line : line[..^1];

    /// <summary>The rest behind a prefix. Says nothing about the line end.</summary>
    public LogMessage Behind(int prefix) => new(Kept[prefix..], Length - prefix);
}
