using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TapBot.Core.Streaming;

/// <summary>Turns a stream of items into a stream of batches, so that a page is drawn a few times a second and not once per item.</summary>
public static class Batching
{
    // a reader that cannot count could be drained for ever by a fast writer
    internal const int LargestUncounted = 16_384;

    /// <summary>
    /// Everything that is waiting, as one batch: the first at once, then at most one per <paramref name="minInterval"/>; never an empty one.
    /// Ends when the channel is completed and drained; the exception of a failed channel comes out of the loop.
    /// </summary>
    /// <param name="reader">The channel; its own bound is the bound of a batch.</param>
    /// <param name="minInterval">The least time between the beginnings of two batches; from zero to one day.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Ends the loop with an <see cref="OperationCanceledException"/>; what is still in the channel stays there.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minInterval"/> is outside of its range.</exception>
    public static IAsyncEnumerable<IReadOnlyList<T>> InBatches<T>(
        this ChannelReader<T> reader, TimeSpan minInterval, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(time);
        return ReadAsync(reader, new Pace(minInterval, time), ct);
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        ChannelReader<T> reader, Pace pace, [EnumeratorCancellation] CancellationToken ct)
    {
        while (await reader.WaitToReadAsync(ct))
        {
            await pace.WaitAsync(ct);
            var batch = Drain(reader);
            if (batch.Count > 0) // another reader may have been faster
                yield return batch;
        }
    }

    private static List<T> Drain<T>(ChannelReader<T> reader)
    {
        var most = reader.CanCount ? reader.Count : LargestUncounted;
        var batch = new List<T>(reader.CanCount ? most : 0);
        while (batch.Count < most && reader.TryRead(out var item))
            batch.Add(item);
        return batch;
    }
}
