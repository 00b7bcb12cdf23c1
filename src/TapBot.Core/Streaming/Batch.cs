namespace TapBot.Core.Streaming;

/// <summary>What a subscriber gets at once: all that changed since the batch before it.</summary>
/// <param name="Snapshot">The state after <paramref name="Changes"/>.</param>
/// <param name="Changes">The changes in the order in which they were published; empty when <paramref name="IsReset"/>.</param>
/// <param name="IsReset">Changes were dropped, or the source was reset: take <paramref name="Snapshot"/> and forget what was built from changes.</param>
public readonly record struct Batch<TSnapshot, TChange>(TSnapshot Snapshot, IReadOnlyList<TChange> Changes, bool IsReset);
