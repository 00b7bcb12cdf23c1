using System.Buffers;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Turns the bytes of lines into <see cref="LogLine"/>s and hands them to a sink in batches. Used by one thread.</summary>
/// <param name="resume">What was delivered before.</param>
/// <param name="sink">Takes the lines.</param>
/// <param name="origin">Who has written them.</param>
/// <param name="goesOn">The first line has to be one that was delivered before, or nothing is.</param>
internal sealed class LogDelivery(LogResume resume, ILogSink sink, LogOrigin? origin = null, bool goesOn = false)
{
    private readonly LogLine[] batch = new LogLine[256];
    private int count;
    private bool isUnmet = goesOn;

    /// <summary>What was delivered.</summary>
    public LogResume Resume => resume;

    /// <summary>False once the sink has had enough.</summary>
    public bool IsWanted { get; private set; } = true;

    /// <summary>The first line was none of those that were delivered before, and it was asked to be.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>
    /// Adds a line. <paramref name="text"/> is what was kept of it, at least its first <see cref="LogLine.MaxTextBytes"/> bytes; <paramref name="length"/> is
    /// how long it really was.
    /// </summary>
    public void Add(long nanoseconds, LogStream stream, ReadOnlySpan<byte> text, long length)
    {
        if (isUnmet && !resume.Expects(nanoseconds))
            (IsTorn, IsWanted) = (true, false);
        isUnmet = false;
        if (!IsWanted || !resume.TryAccept(nanoseconds, stream, out var cursor, LogResume.MarkOf(text, length)))
            return;
        if (text.Length > LogLine.MaxTextBytes || length > text.Length)
            text = Cut(text);
        var cut = (int)Math.Min(length - text.Length, int.MaxValue);
        batch[count++] = new LogLine(cursor, stream, LevelParser.Parse(text), Encoding.UTF8.GetString(text), cut, origin);
        if (count == batch.Length)
            Flush();
    }

    /// <summary>Hands over what has gathered: called whenever the source has to wait.</summary>
    public void Flush()
    {
        if (count == 0)
            return;
        var lines = batch.AsSpan(0, count);
        IsWanted &= sink.Write(lines);
        lines.Clear();
        count = 0;
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, LogLine.MaxTextBytes)];
        return Rune.DecodeLastFromUtf8(text, out _, out var incomplete) == OperationStatus.NeedMoreData ? text[..^incomplete] : text;
    }
}
