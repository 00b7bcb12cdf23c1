using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>
/// Lets the lines of a log gather in the kernel before they are read, so that a thread is woken once for several of them: being woken costs more than reading a line does. How long, depends on who waits:
/// lines for somebody gather for <see cref="Shortest"/>, and only while they come by the thousand; lines for nobody gather for up to <see cref="Longest"/>, the shorter the more there are, since an engine
/// that finds the connection full has to wait, and until somebody wants them. A log with few lines is read at once. One thread reads; <see cref="Close"/> is called from any.
/// </summary>
/// <param name="sink">Says whether somebody waits.</param>
/// <param name="time">The clock that is looked at; the pause itself is the kernel's.</param>
internal sealed class LogPause(ILogSink sink, TimeProvider time)
{
    /// <summary>How long lines gather at most: a portal that is killed has no more to read again than that.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How long they gather at least: nobody sees it, since pictures are drawn ten times a second at most, and a connection of 208 KiB holds what comes in it at 100,000 lines a second.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    /// <summary>Bytes that gathered in one pause: of fewer the next is twice as long, of more than four times as many half as long.</summary>
    public const int Few = 2 * 1024;

    private const int BriefOnes = 8;
    private static readonly TimeSpan Rapid = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private readonly CancellationTokenSource closed = new();
    private Task? heeded;
    private TimeSpan gathering = Shortest;
    private long? readAt;
    private long gathered;
    private int brief;
    private bool isDrained, isFrequent, isWanted;

    /// <summary>Waits, if that is worth it; called before each read of the socket.</summary>
    public void Before()
    {
        // Before it is asked whether somebody waits, so that nobody who begins to in between is missed.
        Heed(sink.WantedAsync());
        if (Due() is var pause && pause == TimeSpan.Zero)
            return;
        lock (gate)
        {
            if (!isWanted && !closed.IsCancellationRequested)
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
        (readAt, isDrained, isFrequent) = (now, length < room, passed < Longest * 2);
        gathered += length;
        // After so many pauses it is tried without one whether lines still come that fast.
        if (passed < Rapid)
            brief = BriefOnes;
    }

    /// <summary>Ends a pause at once, and allows no further one.</summary>
    public void Close()
    {
        closed.Cancel();
        lock (gate)
            Monitor.PulseAll(gate);
    }

    /// <summary>How long the next read is to wait; zero for not at all.</summary>
    internal TimeSpan Due()
    {
        if (!isDrained)
            return TimeSpan.Zero;
        if (isFrequent && !sink.IsUrgent)
            return Gather();
        (gathering, gathered) = (Shortest, 0);
        if (brief == 0)
            return TimeSpan.Zero;
        brief--;
        return Shortest;
    }

    private void Heed(Task wanted)
    {
        if (ReferenceEquals(wanted, heeded))
            return;
        heeded = wanted;
        lock (gate)
            isWanted = false;
        wanted.ContinueWith(static (_, pause) => ((LogPause)pause!).End(), this, closed.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void End()
    {
        lock (gate)
        {
            isWanted = true;
            Monitor.PulseAll(gate);
        }
    }

    private TimeSpan Gather()
    {
        var next = gathered < Few ? gathering * 2 : gathered > Few * 4 ? gathering / 2 : gathering;
        gathered = 0;
        return gathering = next < Shortest ? Shortest : next > Longest ? Longest : next;
    }
}
