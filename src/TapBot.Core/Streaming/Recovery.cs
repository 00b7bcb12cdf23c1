using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>
/// The retry loop of every upstream. <see cref="StreamState.Connecting"/> until the first attempt is good or fails;
/// <see cref="StreamState.Live"/> from the first good message; after a failure <see cref="StreamState.Retrying"/>, also while the next
/// attempts are under way, until one is good. Waits 1, 2, 4, 8 and then always 15 seconds; a good message begins this anew.
/// </summary>
public static class Recovery
{
    private static ReadOnlySpan<byte> BackOffSeconds => [1, 2, 4, 8, 15];

    /// <summary>The same without a way to end a back-off early.</summary>
    public static Task RunAsync(
        Func<RecoveryAttempt, CancellationToken, Task> attempt, Action<StreamState> changed, Func<Exception, Phrase> describe,
        TimeProvider time, CancellationToken ct) =>
        RunAsync(attempt, changed, describe, new RecoveryTrigger(), time, ct);

    /// <summary>
    /// Runs attempts until one says that the upstream has ended, or until cancelled. Whatever an attempt throws becomes a state, never an
    /// exception of this task.
    /// </summary>
    /// <param name="attempt">
    /// Connects and reads until there is no more. Returning after <see cref="RecoveryAttempt.MarkEnded"/> ends the loop; returning without it,
    /// or throwing, is a failure. It may run on the thread of a timer: what blocks must be on a thread of its own.
    /// </param>
    /// <param name="changed">Told every change of state, in order; must be quick and must not throw.</param>
    /// <param name="describe">Says why an attempt failed.</param>
    /// <param name="trigger">Ends a back-off early; belongs to this loop alone.</param>
    /// <param name="time">The clock of the back-off and of the states.</param>
    /// <param name="ct">Ends the loop quietly: no state is told any more and nothing is thrown.</param>
    public static async Task RunAsync(
        Func<RecoveryAttempt, CancellationToken, Task> attempt, Action<StreamState> changed, Func<Exception, Phrase> describe,
        RecoveryTrigger trigger, TimeProvider time, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return;
        trigger.Forget();
        changed(new StreamState.Connecting(time.GetUtcNow()));
        var failures = 0;
        var failingSince = DateTimeOffset.MinValue;
        while (true)
        {
            var current = new RecoveryAttempt(changed, trigger, time);
            var failure = await TryAsync(attempt, current, describe, ct);
            var wasGood = current.Finish();
            if (ct.IsCancellationRequested)
                return;
            var now = time.GetUtcNow();
            if (failure is null)
            {
                changed(new StreamState.Ended(now, current.End!));
                return;
            }
            if (wasGood || failures == 0)
                (failures, failingSince) = (0, now);
            var delay = BackOff(failures++);
            var waiting = trigger.WaitAsync(delay, time, ct); // before the state is told: who sees it may rely on the timer
            changed(new StreamState.Retrying(failingSince, now + delay, failure));
            await waiting;
            if (ct.IsCancellationRequested)
                return;
        }
    }

    private static TimeSpan BackOff(int failures) =>
        TimeSpan.FromSeconds(BackOffSeconds[Math.Min(failures, BackOffSeconds.Length - 1)]);

    private static async Task<Phrase?> TryAsync(
        Func<RecoveryAttempt, CancellationToken, Task> attempt, RecoveryAttempt current, Func<Exception, Phrase> describe, CancellationToken ct)
    {
        try
        {
            await attempt(current, ct);
            return current.End is null ? StreamReasons.Closed : null;
        }
        catch (Exception failure)
        {
            return ct.IsCancellationRequested ? StreamReasons.Closed : Describe(failure, describe);
        }
    }

    // a failing description must not end the loop that is there to survive failures
    private static Phrase Describe(Exception failure, Func<Exception, Phrase> describe)
    {
        try
        {
            return describe(failure);
        }
        catch (Exception)
        {
            return StreamReasons.Failed(failure);
        }
    }
}
