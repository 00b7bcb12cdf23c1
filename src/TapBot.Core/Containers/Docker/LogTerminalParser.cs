using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// The log of a container with a terminal: one output without frames, lines of a timestamp and text that end with CR LF. Of a line longer than the engine's
/// buffer (16 KiB) each further part has the timestamp of the first once more before it, in the middle of the line; it is taken out again.
/// </summary>
internal sealed class LogTerminalParser(LogDelivery delivery) : ILogParser
{
    private readonly ByteScratch pieces = new(LogMessage.MaxKept);
    private long previousTime;

    public void Feed(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty && delivery.IsWanted)
        {
            var end = data.IndexOf((byte)'\n') + 1;
            if (end == 0)
            {
                pieces.Append(data);
                return;
            }
            if (pieces.Length == 0)
                DeliverLine(LogMessage.From(data[..end]));
            else
            {
                pieces.Append(data[..end]);
                DeliverLine(LogMessage.From(pieces));
                pieces.Clear();
            }
            data = data[end..];
        }
    }

    public void Complete()
    {
        if (pieces.Length == 0)
            return;
        DeliverLine(LogMessage.From(pieces));
        pieces.Clear();
        delivery.Resume.ClosedWithin(previousTime);
    }

    public void Abandon()
    {
        // The line is not delivered and its timestamp is not older than what was: reading on finds it by itself.
    }

    private void DeliverLine(LogMessage message)
    {
        var text = message;
        if (LogTimestamp.TryRead(message.Kept, out var time, out var prefix))
        {
            text = message.Behind(prefix);
            previousTime = time;
        }
        var length = LengthWithoutStamps(text);
        var kept = text.Kept[..(int)Math.Min(text.Kept.Length, length)];
        if (length < text.Length && length == kept.Length)
        {
            // A CR LF may have been divided: CR at the end of the buffer, LF alone in the last part.
            kept = LogMessage.WithoutReturn(kept);
            length = kept.Length;
        }
        delivery.Add(previousTime, LogStream.Stdout, kept, length);
    }

    private long LengthWithoutStamps(LogMessage text)
    {
        const int Part = LogLine.MaxTextBytes;
        if (text.Length <= Part || !LogTimestamp.TryRead(text.Kept[Part..], out var time, out var stamp) || time != previousTime)
            return text.Length;
        var parts = (text.Length - Part + Part + stamp - 1) / (Part + stamp);
        return text.Length - (parts * stamp);
    }
}
