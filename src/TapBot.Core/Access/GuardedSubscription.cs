using System.Runtime.CompilerServices;
using TapBot.Core.Streaming;

namespace TapBot.Core.Access;

/// <summary>A subscription whose reader looks at the rights again although nothing is published.</summary>
internal static class GuardedSubscription
{
    /// <summary>What somebody may see of a state: now, and again whenever it or their rights have changed.</summary>
    /// <param name="guard">Knows the rights; they are looked at each time.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="subscribe">Joins the state when the reading begins; what it gives is disposed with the reading.</param>
    /// <param name="visible">What of the state may be seen with such rights.</param>
    /// <param name="minInterval">The least time between two changes of the state that are told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public static async IAsyncEnumerable<TSeen> SeenAsync<TSnapshot, TChange, TSeen>(
        this AccessGuard guard, Actor actor, Func<Subscription<TSnapshot, TChange>> subscribe, Func<TSnapshot, Rights, TSeen> visible, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TSnapshot : class
    {
        await using var subscription = subscribe();
        var (rights, last) = (await guard.RightsToSeeAsync(actor, cancellationToken), subscription.Initial);
        yield return visible(last, rights);
        await foreach (var batch in subscription.BatchesAndLooksAsync(guard, minInterval, cancellationToken))
        {
            var now = await guard.RightsToSeeAsync(actor, cancellationToken);
            if (batch is null && now.SameAs(rights))
                continue;
            (rights, last) = (now, batch?.Snapshot ?? last);
            yield return visible(last, rights);
        }
    }

    /// <summary>The batches as they come, and null whenever rights may have changed: first of all, since they may have before the reading began.</summary>
    public static async IAsyncEnumerable<Batch<TSnapshot, TChange>?> BatchesAndLooksAsync<TSnapshot, TChange>(
        this Subscription<TSnapshot, TChange> subscription, AccessGuard guard, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TSnapshot : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var batches = subscription.Batches(minInterval, end.Token).GetAsyncEnumerator(end.Token);
        var next = batches.MoveNextAsync().AsTask();
        try
        {
            var look = guard.NextLookAsync();
            yield return null;
            while (true)
            {
                var first = await Task.WhenAny(next, look);
                if (look.IsCompleted)
                    look = guard.NextLookAsync(); // before the reader looks at the rights, so that no change is missed
                if (first != next)
                {
                    yield return null;
                    continue;
                }
                if (!await next)
                    yield break;
                yield return batches.Current;
                next = batches.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator may not be disposed while it moves.
            await end.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
