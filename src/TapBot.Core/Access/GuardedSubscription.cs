using System.Runtime.CompilerServices;
using TapBot.Core.Streaming;

namespace TapBot.Core.Access;

/// <summary>A subscription whose reader looks at the rights again although nothing is published.</summary>
internal static class GuardedSubscription
{
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
