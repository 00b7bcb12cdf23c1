using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

internal static class FleetWaiting
{
    /// <summary>Waits until the list of containers shows what is asked for, and returns the list that shows it.</summary>
    public static async Task<Fleet> UntilAsync(this Subscription<Fleet, FleetChange> subscription, Func<Fleet, bool> shown, CancellationToken cancellationToken)
    {
        if (shown(subscription.Initial))
            return subscription.Initial;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, cancellationToken))
        {
            if (shown(batch.Snapshot))
                return batch.Snapshot;
        }
        throw new OperationCanceledException(cancellationToken);
    }
}
