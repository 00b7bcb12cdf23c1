using TapBot.Core.Access;

namespace TapBot.Core.Servers;

/// <summary>Which servers there are and how they are doing, as far as the asker may see them.</summary>
public interface IServerStates
{
    /// <summary>
    /// The servers on which the actor may see anything, in the order of the configuration: now, and again whenever one of them has changed,
    /// at most once per <paramref name="minInterval"/>. Ends when the token is cancelled.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<ServerState>> WatchAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken);
}
