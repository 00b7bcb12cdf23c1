using System.Collections.Immutable;
using TapBot.Core.Streaming;

namespace TapBot.Core.Monitoring;

/// <summary>The one list of checks that the watch writes and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class CheckBroadcast(TimeProvider time)
{
    private readonly Broadcast<ImmutableDictionary<string, CheckState>, (string Name, CheckState? State)> broadcast =
        new(ImmutableDictionary<string, CheckState>.Empty, static (all, change) => change.State is { } state ? all.SetItem(state.Name, state) : all.Remove(change.Name), time);

    public ImmutableDictionary<string, CheckState> Current => broadcast.Current;

    /// <summary>A check is new, or something about it is.</summary>
    public void Publish(CheckState state) => broadcast.Publish((state.Name, state));

    /// <summary>A check is not made any more.</summary>
    public void Remove(string name) => broadcast.Publish((name, null));

    public Subscription<ImmutableDictionary<string, CheckState>, (string Name, CheckState? State)> Subscribe() => broadcast.Subscribe();

    /// <summary>Waits until they are as asked for, and gives what was asked for.</summary>
    public Task<T> UntilAsync<T>(Func<ImmutableDictionary<string, CheckState>, T?> are, CancellationToken cancellationToken)
        where T : class => broadcast.UntilAsync(are, cancellationToken);
}
