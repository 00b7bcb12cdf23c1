using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>Several logs between two moments, oldest line first: one alone as it was written, several by time.</summary>
internal static class PastForwards
{
    public static async IAsyncEnumerable<LogLine> LinesAsync(IReadOnlyList<ILogRange> logs, LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heads = new List<Head>();
        try
        {
            foreach (var log in logs)
                heads.Add(new Head(log.LinesAsync(range, cancellationToken).GetAsyncEnumerator(cancellationToken)));
            var order = new PriorityQueue<Head, LogLine>(LogOrder.Lines);
            foreach (var head in heads)
                await AdvanceAsync(head, order);
            while (order.TryDequeue(out var oldest, out _))
            {
                yield return oldest.Line;
                await AdvanceAsync(oldest, order);
            }
        }
        finally
        {
            foreach (var head in heads)
                await head.DisposeAsync();
        }
    }

    private static async ValueTask AdvanceAsync(Head head, PriorityQueue<Head, LogLine> order)
    {
        if (await head.MoveNextAsync())
            order.Enqueue(head, head.Line);
    }

    /// <summary>Where one log has come to.</summary>
    private sealed class Head(IAsyncEnumerator<LogLine[]> batches) : IAsyncDisposable
    {
        private LogLine[] batch = [];
        private int at = -1;

        public LogLine Line => batch[at];

        public ValueTask<bool> MoveNextAsync() => ++at < batch.Length ? ValueTask.FromResult(true) : NextBatchAsync();

        public ValueTask DisposeAsync() => batches.DisposeAsync();

        private async ValueTask<bool> NextBatchAsync()
        {
            do
            {
                if (!await batches.MoveNextAsync())
                    return false;
                (batch, at) = (batches.Current, 0);
            }
            while (batch.Length == 0);
            return true;
        }
    }
}
