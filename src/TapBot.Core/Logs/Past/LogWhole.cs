namespace TapBot.Core.Logs;

/// <summary>Everything there is of one log: what is kept, before it what only the source has, and behind it what is not kept (any more). Each line once.</summary>
internal sealed class LogWhole(ILogArchive? archive, ILogSource? source, KnownBeginnings beginnings) : ILogRange
{
    private const long Slack = 2_000_000_000; // lines stand nearly, not quite, in the order of their timestamps

    public DateTimeOffset Begins => archive?.Oldest is { } oldest && (source is null || oldest < source.Begins) ? oldest : source?.Begins ?? DateTimeOffset.UnixEpoch;

    public async Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken)
    {
        if (archive?.FirstLine() is not { } first || archive.Last is not { } last)
        {
            await ReadSourceAsync(range, sink, cancellationToken);
            return;
        }
        var wanted = new WantedSink(sink);
        if (source is not null && (range.Since ?? 0) < first.Nanoseconds && LogCursor.At(source.Begins).Nanoseconds < first.Nanoseconds && !beginnings.Has(archive.Origin, first))
            await ReadSourceAsync(range with { Until = Math.Min(range.Until ?? long.MaxValue, first.Nanoseconds + Slack) }, new UntilSink(wanted, first), cancellationToken);
        if (wanted.IsOver)
            return;
        await Task.Run(() => archive.Read(range, wanted, cancellationToken), cancellationToken);
        if (!wanted.IsOver && source is not null && !archive.IsRecording && (range.Until ?? long.MaxValue) > last.Nanoseconds)
            await ReadSourceAsync(range with { Since = Math.Max(range.Since ?? 0, last.Nanoseconds - Slack) }, new BehindSink(wanted, last), cancellationToken);
    }

    private async Task ReadSourceAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken)
    {
        if (source is null)
            return;
        try
        {
            await source.ReadAsync(range, sink, cancellationToken);
        }
        catch (LogUnavailableException)
        {
            // There is no such log any more, or one that keeps nothing: that is no failure, what is kept is all there is.
        }
    }

    private sealed class WantedSink(ILogSink sink) : ILogSink
    {
        public bool IsOver { get; private set; }

        public void Live() => sink.Live();

        public bool Write(ReadOnlySpan<LogLine> lines) => !(IsOver |= !sink.Write(lines));
    }

    /// <summary>Lets pass what stands before a line; when that line is not there, what is older.</summary>
    private sealed class UntilSink(ILogSink sink, LogCursor first) : ILogSink
    {
        public void Live() => sink.Live();

        public bool Write(ReadOnlySpan<LogLine> lines)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Cursor == first || lines[i].Cursor.Nanoseconds > first.Nanoseconds)
                    return (i == 0 || sink.Write(lines[..i])) && false;
            }
            return sink.Write(lines);
        }
    }

    /// <summary>Lets pass what stands behind a line; when that line is not there, what is newer.</summary>
    private sealed class BehindSink(ILogSink sink, LogCursor last) : ILogSink
    {
        private bool passed;

        public void Live() => sink.Live();

        public bool Write(ReadOnlySpan<LogLine> lines)
        {
            for (var i = 0; i < lines.Length && !passed; i++)
            {
                passed = lines[i].Cursor == last || lines[i].Cursor.Nanoseconds > last.Nanoseconds;
                if (passed)
                    lines = lines[(lines[i].Cursor == last ? i + 1 : i)..];
            }
            return !passed || lines.IsEmpty || sink.Write(lines);
        }
    }
}
