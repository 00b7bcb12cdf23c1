using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Databases;

/// <summary>What may be seen of databases, by whoever asks.</summary>
public sealed class DatabaseReader
{
    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly SessionsSource sessions;

    internal DatabaseReader(AccessGuard guard, DatabaseBroadcast broadcast, SessionsSource sessions) => (this.guard, this.broadcast, this.sessions) = (guard, broadcast, sessions);

    /// <summary>The instances the actor may see, by name.</summary>
    public async ValueTask<IReadOnlyList<DatabaseInstance>> GetAsync(Actor actor, CancellationToken cancellationToken) =>
        Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>One instance, or null when there is none that the actor may see.</summary>
    public async ValueTask<DatabaseInstance?> FindAsync(Actor actor, DatabaseName name, CancellationToken cancellationToken) =>
        broadcast.Current.Find(name) is { } found && await guard.AllowsAsync(actor, Permission.See, found.Scope, cancellationToken) ? found : null;

    /// <summary>The instances now, and again whenever something about them has changed. Rights are looked at each time.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<DatabaseInstance>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    /// <summary>The sessions of an instance as they are read every two seconds while somebody looks, with how that goes. The first comes at once, maybe without sessions yet; it ends with the instance.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance, or not any more.</exception>
    public async IAsyncEnumerable<SessionsView> WatchSessionsAsync(Actor actor, DatabaseInstance instance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (state, newest) in guard.NewestAsync(actor, broadcast, instance, sessions.Open, cancellationToken))
            yield return new SessionsView(state, newest);
    }

    private static IReadOnlyList<DatabaseInstance> Visible(DatabaseSet all, Rights rights) =>
        [.. all.ByName.Values.Where(i => rights.Allows(Permission.See, i.Scope)).OrderBy(i => i.Name.Value, StringComparer.OrdinalIgnoreCase)];
}
