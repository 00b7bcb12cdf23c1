namespace TapBot.Core.Streaming;

/// <summary>Consecutive items read from a <see cref="Ring{T}"/>.</summary>
/// <param name="Items">The items, oldest first; a copy that nobody changes.</param>
/// <param name="FirstSequence">The sequence of the first item; where there is none, the sequence that was looked for.</param>
/// <param name="Overwritten">How many items from the requested sequence on were gone before they could be read.</param>
public readonly record struct RingSlice<T>(IReadOnlyList<T> Items, long FirstSequence, long Overwritten)
{
    /// <summary>Where to go on reading.</summary>
    public long NextSequence => FirstSequence + Items.Count;
}
