using System.ComponentModel.DataAnnotations;

namespace TapBot.Core.Streaming;

/// <summary>How much a <see cref="Broadcast{TSnapshot,TChange}"/> remembers.</summary>
public sealed class BroadcastOptions
{
    internal const int MinCapacity = 1, MaxCapacity = 100_000, DefaultCapacity = 1_000;

    /// <summary>
    /// How many changes a subscriber may lag behind before it is given the whole snapshot instead. The changes are kept once for all
    /// subscribers. Default 1,000; from 1 to 100,000.
    /// </summary>
    [Range(MinCapacity, MaxCapacity)]
    public int Capacity { get; set; } = DefaultCapacity;
}
