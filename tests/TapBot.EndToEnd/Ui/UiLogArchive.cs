using TapBot.Core.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>A log in memory: what was written is kept, what is written comes live.</summary>
internal sealed class UiLogArchive(LogOrigin origin) : ILogArchive
{
    private readonly Lock gate = new();
    private readonly List<LogLine> lines = [];

    public LogOrigin Origin { get; } = origin;

    public LogCursor? First => All() is [var first, ..] ? first.Cursor : null;

    public LogCursor? Last => All() is [.., var last] ? last.Cursor : null;

    public bool IsRecording => true;

    public long Bytes => Lines * 40;

    public long Lines => All().Count;

    public bool Append(ReadOnlySpan<LogLine> added)
    {
        lock (gate)
            lines.AddRange(added);
        return true;
    }

    public LogResume Resume() => Last is { } last ? LogResume.After(last) : new LogResume();

    public IReadOnlyList<LogLine> ReadBefore(LogCursor? before, int max) => [.. All().Where(l => before is not { } end || l.Cursor.CompareTo(end) < 0).TakeLast(max)];

    public void Read(LogRange range, ILogSink sink, CancellationToken cancellationToken) =>
        sink.Write([.. All().Where(l => l.Cursor.Nanoseconds >= (range.Since ?? 0) && l.Cursor.Nanoseconds <= (range.Until ?? long.MaxValue))]);

    public ILogBackwards Backwards(LogRange range, LogFilter? filter, LogCursor? before = null) => new OneBlock(All());

    public void Count(LogHistogram histogram, CancellationToken cancellationToken)
    {
        foreach (var line in All().Where(l => l.Stream != LogStream.Marker))
        {
            if (histogram.BucketOf(line.Cursor.Nanoseconds) is not (>= 0 and var bucket))
                continue;
            var one = new LineCounts();
            one[(int)line.Level] = 1;
            histogram.Add(bucket, one);
        }
    }

    private IReadOnlyList<LogLine> All()
    {
        lock (gate)
            return [.. lines];
    }

    private sealed class OneBlock(IReadOnlyList<LogLine> lines) : ILogBackwards
    {
        private bool read;

        public bool IsExact => false;

        public long? Newest => read || lines.Count == 0 ? null : lines[^1].Cursor.Nanoseconds;

        public IReadOnlyList<LogLine> ReadNext()
        {
            read = true;
            return lines;
        }

        public void Dispose()
        {
        }
    }
}
