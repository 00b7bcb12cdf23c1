using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>
/// One attempt of a <see cref="Recovery"/> loop, through which it says how it goes. Calls must come before the task of the attempt
/// completes; later ones, from a thread that is just ending, change nothing.
/// </summary>
public sealed class RecoveryAttempt
{
    private const int Open = 0, Good = 1, Over = 2;
    private readonly Action<StreamState> changed;
    private readonly RecoveryTrigger trigger;
    private readonly TimeProvider time;
    private int phase;
    private Phrase? end;

    internal RecoveryAttempt(Action<StreamState> changed, RecoveryTrigger trigger, TimeProvider time) =>
        (this.changed, this.trigger, this.time) = (changed, trigger, time);

    /// <summary>Why the upstream came to its end; null when it did not say so.</summary>
    internal Phrase? End => Volatile.Read(ref end);

    /// <summary>The upstream works: the state becomes <see cref="StreamState.Live"/> and the back-off begins anew. Only the first call counts.</summary>
    public void MarkLive() => TryMarkLive();

    /// <summary>When the attempt returns after this, the upstream has <see cref="StreamState.Ended"/> and nobody tries again. The first reason stays.</summary>
    public void MarkEnded(Phrase why)
    {
        ArgumentNullException.ThrowIfNull(why);
        Interlocked.CompareExchange(ref end, why, null);
    }

    /// <summary>False when the attempt is over. A single read while all is well.</summary>
    internal bool TryMarkLive()
    {
        if (Volatile.Read(ref phase) == Good)
            return true;
        if (Interlocked.CompareExchange(ref phase, Good, Open) != Open)
            return Volatile.Read(ref phase) == Good;
        trigger.Forget();
        changed(new StreamState.Live(time.GetUtcNow()));
        return true;
    }

    /// <summary>Ends the attempt; true when it had been good.</summary>
    internal bool Finish() => Interlocked.Exchange(ref phase, Over) == Good;
}
