using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Lets the lines of a log gather in the kernel before they are read, so that a thread is woken once for several of them: being woken costs more than reading a line does. Lines that nobody waits for gather for
/// a quarter of a second; those that come by the thousand for two thousandths, whoever waits. A log with few lines is read at once, and so is one with so many that they fill what is read. One thread reads;
/// <see cref="Close"/> is called from any.
/// </summary>
/// <param name="sink">Says whether somebody waits.</param>
/// <param name="time">The clock that is looked at; the pause itself is the kernel's.</param>
internal sealed class LogPause(ILogSink sink, TimeProvider time)
{
    /// <summary>How long lines gather that nobody waits for: less than several logs are kept back to be put in order (<see cref="MergedTail.Window"/>), so that who begins to look in the middle of it sees them in order.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(250);

    /// <summary>How long they gather when they come by the thousand: nobody sees it, since pictures are drawn ten times a second at most.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(2);

    private const int BriefOnes = 8;
    private static readonly TimeSpan Rapid = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private long? readAt;
    private int brief;
    private bool isDrained, isFrequent, isClosed;

    /// <summary>Waits, if that is worth it; called before each read of the socket.</summary>
    public void Before()
    {
        if (Due() is var pause && pause == TimeSpan.Zero)
            return;
        lock (gate)
        {
            if (!isClosed)
                Monitor.Wait(gate, pause);
        }
    }

    /// <summary>Called after each read.</summary>
    /// <param name="length">What was read.</param>
    /// <param name="room">What there was room for.</param>
    public void After(int length, int room)
    {
        var now = time.GetTimestamp();
        var passed = readAt is { } before ? time.GetElapsedTime(before, now) : TimeSpan.MaxValue;
        (readAt, isDrained, isFrequent) = (now, length < room, passed < Length * 2);
        // After so many pauses it is tried without one whether lines still come that fast.
        if (passed < Rapid)
            brief = BriefOnes;
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

    /// <summary>How long the next read is to wait; zero for not at all.</summary>
    internal TimeSpan Due()
    {
        if (!isDrained)
            return TimeSpan.Zero;
        if (isFrequent && !sink.IsUrgent)
            return Length;
        if (brief == 0)
            return TimeSpan.Zero;
        brief--;
        return Brief;
    }
}
