namespace TapBot.Core.Streaming;

/// <summary>Wakes one <see cref="Recovery"/> loop out of its back-off: somebody knows that it is worth trying now.</summary>
public sealed class RecoveryTrigger
{
    private TaskCompletionSource woken = Armed();

    /// <summary>
    /// Ends the waiting at once. During an attempt it is remembered until that attempt turns out good: if it fails, the next one follows
    /// without waiting. While the loop does not run it means nothing. Never blocks; thread-safe.
    /// </summary>
    public void Wake() => Volatile.Read(ref woken).TrySetResult();

    /// <summary>Completes when woken, or after <paramref name="delay"/>, or when cancelled; never throws. The timer runs when this returns.</summary>
    internal async Task WaitAsync(TimeSpan delay, TimeProvider time, CancellationToken ct)
    {
        await woken.Task.WaitAsync(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Forget();
    }

    internal void Forget()
    {
        if (woken.Task.IsCompleted)
            Volatile.Write(ref woken, Armed());
    }

    private static TaskCompletionSource Armed() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
