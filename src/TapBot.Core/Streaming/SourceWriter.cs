using TapBot.Core.Wording;

namespace TapBot.Core.Streaming;

/// <summary>
/// What an upstream of a <see cref="SharedSource{TKey,T}"/> writes to during one attempt; one thread at a time. After the attempt, or from a thread
/// that outlives it, writing changes nothing.
/// </summary>
public sealed class SourceWriter<T>
{
    private readonly SharedStream<T> stream;
    private readonly RecoveryAttempt attempt;

    internal SourceWriter(SharedStream<T> stream, RecoveryAttempt attempt) => (this.stream, this.attempt) = (stream, attempt);

    /// <summary>What this and earlier attempts have written: where a restarted upstream looks for the place to go on.</summary>
    public Ring<T> Ring => stream.Ring;

    /// <summary>True while somebody reads what is written; false while it is pinned only, or lingers.</summary>
    public bool IsRead => stream.IsRead;

    /// <summary>Completes when somebody begins to read what is written, or asks for what is held back while nobody does (<see cref="SharedReader{T}.Hasten"/>).</summary>
    public Task WantedAsync() => stream.Wanted.NextAsync();

    /// <summary>The upstream works although nothing has arrived yet.</summary>
    public void Live() => attempt.MarkLive();

    /// <summary>Adds an item; the first one says that the upstream works.</summary>
    public void Write(T item)
    {
        if (!attempt.TryMarkLive())
            return;
        stream.Ring.Add(item);
        stream.Pulse.Raise();
    }

    /// <summary>Adds items; readers are woken once.</summary>
    public void Write(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty || !attempt.TryMarkLive())
            return;
        stream.Ring.AddRange(items);
        stream.Pulse.Raise();
    }

    /// <summary>
    /// The upstream came to its natural end: once it returns the state is <see cref="StreamState.Ended"/>, until somebody restarts it or opens
    /// the key anew when nobody reads it. The first reason stays.
    /// </summary>
    public void End(Phrase why) => attempt.MarkEnded(why);
}
