using System.Collections.Immutable;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The engines' latest events. Unguarded, so it stays in this room.</summary>
internal sealed class EventLog(TimeProvider time)
{
    /// <summary>How many events are kept over all servers.</summary>
    public const int MostKept = 1000;

    private readonly Broadcast<ImmutableQueue, EngineEvent> broadcast = new(ImmutableQueue.Empty, static (queue, said) => queue.With(said), time);

    public IReadOnlyList<EngineEvent> Latest => broadcast.Current.Items;

    public void Publish(EngineEvent said) => broadcast.Publish(said);

    public Subscription<ImmutableQueue, EngineEvent> Subscribe() => broadcast.Subscribe();

    /// <summary>The kept events, oldest first.</summary>
    internal sealed record ImmutableQueue(ImmutableList<EngineEvent> Items)
    {
        public static ImmutableQueue Empty { get; } = new(ImmutableList<EngineEvent>.Empty);

        public ImmutableQueue With(EngineEvent said) => new((Items.Count < MostKept ? Items : Items.RemoveAt(0)).Add(said));
    }
}
