using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>A viewer's cursor on the ring of a log.</summary>
internal sealed class LogTail(LogKey key, SharedReader<LogLine> reader, LogFollowing following, ILogSources sources, Action<LogTail> closed) : ILogTail
{
    private StreamState? seen;
    private long? next;

    /// <summary>Which log it is.</summary>
    public LogKey Key => key;

    /// <summary>What all viewers share.</summary>
    public SharedReader<LogLine> Reader => reader;

    public StreamState State => seen = reader.State;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = reader.Version;
            var state = reader.State;
            Revive();
            if (!ReferenceEquals(state, seen) || reader.Ring.NextSequence > (next ?? 0))
            {
                seen = state;
                return;
            }
            await reader.WaitAsync(version, cancellationToken);
        }
    }

    public LogBatch ReadNewest(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var ring = reader.Ring;
        var slice = ring.Read(Math.Max(next ?? 0, ring.NextSequence - max), max);
        var skipped = next is { } from ? slice.FirstSequence - from : 0;
        next = slice.NextSequence;
        return new LogBatch(slice.Items, slice.FirstSequence, skipped);
    }

    public LogBatch ReadRange(long fromSequence, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromSequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var slice = reader.Ring.Read(fromSequence, max);
        return new LogBatch(slice.Items, slice.FirstSequence, slice.Overwritten);
    }

    public async Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        try
        {
            return await LogHistory.ReadBeforeAsync(sources.Find(key), before, max, cancellationToken);
        }
        catch (Exception silent) when (silent is LogFailedException or LogUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Goes on when the restart of the writer was told in the moment of ending.</summary>
    public void Revive()
    {
        if (reader.State is StreamState.Ended && following.IsOutdated)
            reader.Restart();
    }

    /// <summary>Puts markers behind the lines that have come.</summary>
    public void Settle(MarkerQueue markers, ILogArchive? archive)
    {
        lock (following.Gate)
        {
            foreach (var marker in markers.TakeAll())
            {
                following.Keep(archive, marker);
                reader.Put(marker);
            }
        }
    }

    /// <summary>Reads again what the archive has refused, when it has.</summary>
    public void FillUp()
    {
        lock (following.Gate)
        {
            if (following.Kept)
                return;
        }
        following.Cut();
        reader.Restart();
    }

    /// <summary>The writer was started again.</summary>
    public void GoOn()
    {
        following.Restarted();
        reader.Restart();
    }

    public ValueTask DisposeAsync()
    {
        closed(this);
        return reader.DisposeAsync();
    }
}
