namespace TapBot.Core.Access;

/// <summary>
/// Slows down who guesses codes. Six digits are few: after five wrong ones the wait doubles up to a quarter of an hour, which leaves a guesser about one
/// chance in three thousand a day. A recovery code cannot be guessed, so it stays open for the person whose code is being guessed.
/// </summary>
internal sealed class CodeLimiter(TimeProvider time)
{
    private readonly Lock door = new();
    private readonly FailureCounter codes = new(Free: 5, Longest: TimeSpan.FromMinutes(15));
    private readonly FailureCounter recovery = new(Free: 5, Longest: TimeSpan.FromMinutes(1));

    /// <summary>Takes an attempt and counts it as failed at once; null when it may be made, otherwise how long to wait.</summary>
    public TimeSpan? Take(string userId, bool isRecovery)
    {
        var (counter, now) = (isRecovery ? recovery : codes, time.GetUtcNow());
        lock (door)
        {
            if (counter.Wait(userId, now) is var wait && wait > TimeSpan.Zero)
                return wait;
            counter.Add(userId, now);
            return null;
        }
    }

    public void Succeeded(string userId)
    {
        lock (door)
        {
            codes.Clear(userId);
            recovery.Clear(userId);
        }
    }
}
