using System.Buffers;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Turns the bytes of lines into <see cref="LogLine"/>s and hands them to a sink in batches. Used by one thread.</summary>
internal sealed class LogDelivery(LogResume resume, ILogSink sink, LogOrigin? origin = null)
{
    private readonly LogLine[] batch = new LogLine[256];
    private int count;

    /// <summary>What was delivered.</summary>
    public LogResume Resume => resume;

    /// <summary>False once the sink has had enough.</summary>
    public bool IsWanted { get; private set; } = true;

    /// <summary>
    /// Adds a line. <paramref name="text"/> is what was kept of it, at least its first <see cref="LogLine.MaxTextBytes"/> bytes; <paramref name="length"/> is
    /// how long it really was.
    /// </summary>
    public void Add(long nanoseconds, LogStream stream, ReadOnlySpan<byte> text, long length)
    {
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
