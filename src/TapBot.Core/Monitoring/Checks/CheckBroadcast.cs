using System.Collections.Immutable;
using TapBot.Core.Streaming;

namespace TapBot.Core.Monitoring;

/// <summary>The one list of checks that the watch writes and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class CheckBroadcast(TimeProvider time)
{
    private readonly Broadcast<ImmutableDictionary<string, CheckState>, CheckState> broadcast =
        new(ImmutableDictionary<string, CheckState>.Empty, static (all, state) => all.SetItem(state.Name, state), time);

    public ImmutableDictionary<string, CheckState> Current => broadcast.Current;

    public void Publish(CheckState state) => broadcast.Publish(state);

    public Subscription<ImmutableDictionary<string, CheckState>, CheckState> Subscribe() => broadcast.Subscribe();
}
