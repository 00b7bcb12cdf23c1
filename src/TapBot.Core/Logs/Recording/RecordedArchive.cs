namespace TapBot.Core.Logs;

/// <summary>One archive of the store, for one that appends at a time and any number who read.</summary>
internal sealed class RecordedArchive(LogStore store, LogArchive archive) : ILogArchive
{
    private const int MostWaits = 30;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile bool isRecording;

    public LogOrigin Origin => archive.Origin;

    public LogCursor? First => archive.First;

    public LogCursor? Last => archive.Lines > 0 ? archive.Last : null;

    public bool IsRecording
    {
        get => isRecording;
        set => isRecording = value;
    }

    public long Bytes => archive.Bytes;

    public long Lines => archive.Lines;

    public IReadOnlyDictionary<string, string> Labels => archive.Labels;

    public void Label(IReadOnlyDictionary<string, string> labels) => archive.Label(labels);

    public bool Append(ReadOnlySpan<LogLine> lines)
    {
        lock (gate)
        {
            // More waits for the disk than may wait: the source waits too, on its own thread, so that nothing is lost. A disk that takes nothing is not waited for.
            for (var waits = 0; !archive.Append(lines); waits++)
            {
                if (waits == MostWaits || !store.State.IsRecording)
                    return false;
                using var late = new CancellationTokenSource(Wait);
                try
                {
                    store.WhenReadyAsync(late.Token).GetAwaiter().GetResult();
                }
                catch (OperationCanceledException)
                {
                    // looked at again: it may have been suspended meanwhile
                }
            }
            return true;
        }
    }

    public LogResume Resume() => archive.Resume();

    public IReadOnlyList<LogLine> ReadBefore(LogCursor? before, int max) => archive.ReadBefore(before ?? new LogCursor(long.MaxValue, int.MaxValue), max);

    public void Read(LogRange range, ILogSink sink, CancellationToken cancellationToken) => archive.Read(range, null, sink, cancellationToken);

    public ILogBackwards Backwards(LogRange range, LogFilter? filter, LogCursor? before = null) =>
        archive.Backwards(range, filter is null ? null : LogBlockFilter.Of(filter), before);

    public void Count(LogHistogram histogram, CancellationToken cancellationToken) =>
        histogram.Add(archive.Histogram(histogram.From, histogram.To, histogram.Buckets, cancellationToken));
}
