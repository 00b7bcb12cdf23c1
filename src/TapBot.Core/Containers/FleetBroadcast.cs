using System.Collections.Immutable;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The one list of containers that the watchers write and everybody reads. Every server is in it from the start. Unguarded, so it stays in this room.</summary>
internal sealed class FleetBroadcast(Engines engines, TimeProvider time)
{
    private readonly Broadcast<Fleet, FleetChange> broadcast = new(FirstOf(engines, time), static (fleet, change) => fleet.With(change), time);

    public Fleet Current => broadcast.Current;

    public void Publish(FleetChange change) => broadcast.Publish(change);

    public Subscription<Fleet, FleetChange> Subscribe() => broadcast.Subscribe();

    private static Fleet FirstOf(Engines engines, TimeProvider time) => new(engines.All.ToImmutableDictionary(
        e => e.Server,
        e => new EngineContainers(new ServerState(e.Server, new StreamState.Connecting(time.GetUtcNow()), IsReadOnly: e.ReadOnly is not null), ImmutableDictionary<string, Container>.Empty)));
}
