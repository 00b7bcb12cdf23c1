namespace TapBot.Core.Logs;

/// <summary>
/// What a follower that goes on behind a line has got already, although the logs tell it now: after a restart of the portal they begin where their archives end, which is a moment before that
/// line. With one log that is everything up to the line. With several it is what is a little older: what is much older comes from a server that was silent, and was never told. Not thread-safe.
/// </summary>
/// <param name="after">The last line that it has got.</param>
/// <param name="isOne">It follows one log.</param>
/// <param name="time">The clock.</param>
internal sealed class ReturnedFollower(LogPosition after, bool isOne, TimeProvider time)
{
    /// <summary>Every archive has been written up to so long before a line that has come.</summary>
    private const long LittleNanoseconds = 5_000_000_000;

    /// <summary>So long after its return a log may still be on its way.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private readonly long begun = time.GetTimestamp();
    private bool isThere;

    /// <summary>Whether it has got a line that comes live.</summary>
    public bool Has(LogLine line)
    {
        if (isThere || after.IsBefore(line))
            return false;
        isThere = time.GetElapsedTime(begun) > Early || (isOne && after.Is(line));
        return after.Is(line) || (!isThere && (isOne || line.Cursor.Nanoseconds > after.Cursor.Nanoseconds - LittleNanoseconds));
    }
}
