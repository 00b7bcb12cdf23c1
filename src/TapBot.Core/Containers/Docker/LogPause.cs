using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Lets the lines of a log that nobody waits for gather in the kernel, so that a thread is woken once for several of them: being woken costs more than reading a line does. A log with few lines
/// is read at once, and so is one with so many that they fill what is read. One thread reads; <see cref="Close"/> is called from any.
/// </summary>
/// <param name="sink">Says whether somebody waits.</param>
internal sealed class LogPause(ILogSink sink)
{
    /// <summary>How long lines gather: less than several logs are kept back to be put in order (<see cref="MergedTail.Window"/>), so that who begins to look in the middle of it sees them in order.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(250);

    private readonly object gate = new();
    private long readAt;
    private bool isDrained, isFrequent, isClosed;

    /// <summary>Called before each read of the socket.</summary>
    public void Before()
    {
        if (!isDrained || !isFrequent || sink.IsUrgent)
            return;
        lock (gate)
        {
            if (!isClosed)
                Monitor.Wait(gate, Length);
        }
    }

    /// <summary>Called after it.</summary>
    /// <param name="length">What was read.</param>
    /// <param name="room">What there was room for.</param>
    public void After(int length, int room)
    {
        var now = TimeProvider.System.GetTimestamp();
        isFrequent = readAt != 0 && TimeProvider.System.GetElapsedTime(readAt, now) < Length * 2;
        readAt = now;
        isDrained = length < room;
    }

    /// <summary>Ends a pause at once, and allows no further one.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }
}
