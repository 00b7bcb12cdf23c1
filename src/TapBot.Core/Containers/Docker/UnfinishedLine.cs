using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>A line of one output of which parts have come, but not the last.</summary>
internal sealed class UnfinishedLine(LogStream stream, LogDelivery delivery)
{
    private readonly ByteScratch text = new(LogLine.MaxTextBytes);
    private long time;
    private bool begun;
    private long lastPart;

    /// <summary>
    /// A message with that timestamp goes on with this line. A message of another time is a line of its own: then this one never got its end,
    /// because the container stopped within it. Engines that stamp each part alone are known by parts as long as their buffer.
    /// </summary>
    public bool IsPartOf(long messageTime) => begun && (messageTime == time || lastPart == LogLine.MaxTextBytes);

    public void Begin(long messageTime, LogMessage part)
    {
        begun = true;
        time = messageTime;
        text.Clear();
        Append(part);
    }

    public void Append(LogMessage part)
    {
        text.Append(part.Kept);
        text.Skip(part.Length - part.Kept.Length);
        lastPart = part.Length;
    }

    public void Deliver()
    {
        if (!begun)
            return;
        begun = false;

        // A CR LF may have been divided: CR at the end of the buffer, LF alone in the last part.
        var whole = text.Length == text.Kept.Length;
        var kept = whole && lastPart == 0 ? LogMessage.WithoutReturn(text.Kept) : text.Kept;
        delivery.Add(time, stream, kept, whole ? kept.Length : text.Length);
    }

    public void Abandon()
    {
        if (begun)
            delivery.Resume.Unfinished(stream, time);
    }
}
