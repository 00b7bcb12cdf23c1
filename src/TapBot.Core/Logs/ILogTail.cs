using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>One viewer's place in the shared live tail of a log. Not thread-safe: one loop reads it. Disposing lets go of the upstream.</summary>
public interface ILogTail : IAsyncDisposable
{
    /// <summary>How the upstream is doing.</summary>
    StreamState State { get; }

    /// <summary>Completes when there is something after what was read, or when <see cref="State"/> has changed since it was last looked at here.</summary>
    ValueTask WaitAsync(CancellationToken cancellationToken);

    /// <summary>What arrived since the last call: everything, or only the newest <paramref name="max"/> lines with the number skipped.</summary>
    LogBatch ReadNewest(int max);

    /// <summary>Lines that are still in the ring, from a sequence number on, to fill a hole; empty when they have been overwritten. Moves nothing.</summary>
    LogBatch ReadRange(long fromSequence, int max);

    /// <summary>Up to <paramref name="max"/> lines just before a cursor, oldest first, read from the source itself; empty at the beginning of the log, null while the source does not answer.</summary>
    Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken);
}
