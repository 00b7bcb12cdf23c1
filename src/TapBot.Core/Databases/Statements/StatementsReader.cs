using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The statements of instances that take the most time, for whoever may see them.</summary>
public sealed class StatementsReader
{
    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly StatementsSource source;

    internal StatementsReader(AccessGuard guard, DatabaseBroadcast broadcast, StatementsSource source) => (this.guard, this.broadcast, this.source) = (guard, broadcast, source);

    /// <summary>The statements as they are read every ten seconds while somebody looks, with how that goes. The first comes at once, maybe without statements yet; it ends with the instance.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance, or not any more.</exception>
    public async IAsyncEnumerable<StatementsView> WatchAsync(Actor actor, DatabaseInstance instance, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (state, newest) in guard.NewestAsync(actor, broadcast, instance, source.Open, cancellationToken))
            yield return new StatementsView(state, newest);
    }
}
