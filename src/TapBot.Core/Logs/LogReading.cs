using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TapBot.Core.Logs;

/// <summary>Reads a range of a log as a sequence. A slow reader slows the source down; little is held between the two.</summary>
internal static class LogReading
{
    private const int BatchesAhead = 8;

    public static async IAsyncEnumerable<LogLine[]> LinesAsync(this ILogRange source, LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<LogLine[]>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(source, range, batches.Writer, cut.Token);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
                yield return batch;
        }
        finally
        {
            await cut.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(ILogRange source, LogRange range, ChannelWriter<LogLine[]> writer, CancellationToken cancellationToken)
    {
        try
        {
            await source.ReadAsync(range, new Sink(writer, cancellationToken), cancellationToken);
            writer.Complete();
        }
        catch (Exception failed)
        {
            writer.Complete(failed);
        }
    }

    // The source's own thread waits here while the reader is behind.
    private sealed class Sink(ChannelWriter<LogLine[]> writer, CancellationToken cancellationToken) : ILogSink
    {
        public void Live()
        {
        }

        public bool Write(ReadOnlySpan<LogLine> lines)
        {
            var batch = lines.ToArray();
            while (!writer.TryWrite(batch))
            {
                if (cancellationToken.IsCancellationRequested || !writer.WaitToWriteAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
                    return false;
            }
            return !cancellationToken.IsCancellationRequested;
        }
    }
}
