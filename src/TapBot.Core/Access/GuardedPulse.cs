using System.Runtime.CompilerServices;
using TapBot.Core.Streaming;

namespace TapBot.Core.Access;

/// <summary>Following what lies in memory and changes seldom, as far as somebody may see it.</summary>
internal static class GuardedPulse
{
    /// <summary>What may be seen: now, and again whenever it or the rights have changed.</summary>
    /// <param name="guard">Knows the rights; they are looked at each time.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="changes">Raised when it has changed.</param>
    /// <param name="visible">What may be seen with such rights; throws when that is nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    public static async IAsyncEnumerable<TSeen> WatchAsync<TSeen>(this AccessGuard guard, Actor actor, Pulse changes, Func<Rights, TSeen> visible, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (Rights Rights, long Version)? last = null;
        while (true)
        {
            var (look, change, version) = (guard.NextLookAsync(), changes.NextAsync(), changes.Version);
            var rights = await guard.RightsOfAsync(actor, cancellationToken);
            if (last is not { } before || before.Version != version || !before.Rights.SameAs(rights))
            {
                last = (rights, version);
                yield return visible(rights);
            }
            await Task.WhenAny(look, change).WaitAsync(cancellationToken);
        }
    }
}
