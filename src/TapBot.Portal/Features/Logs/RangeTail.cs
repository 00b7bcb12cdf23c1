using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>A stretch of time that is over, as a view reads it: its last lines first, and what is above when somebody scrolls there. Nothing ever comes to it.</summary>
internal sealed class RangeTail(ILogHistory past, DateTimeOffset until, TimeProvider time) : ILogTail
{
    private const int FirstLines = 200;

    private IReadOnlyList<LogLine>? lines;
    private bool read;

    public StreamState State { get; private set; } = new StreamState.Connecting(time.GetUtcNow());

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (lines is not null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
            return;
        }
        var end = LogCursor.At(until) with { Ordinal = int.MaxValue };
        lines = await past.BeforeAsync(end, FirstLines, cancellationToken) ?? [];
        State = new StreamState.Ended(time.GetUtcNow(), Phrase.Of("logs.range.shown"));
    }

    public LogBatch ReadNewest(int max)
    {
        if (read || lines is null)
            return new LogBatch([], lines?.Count ?? 0, 0);
        read = true;
        return new LogBatch(lines, 0, 0);
    }

    public LogBatch ReadRange(long fromSequence, int max) => new([.. (lines ?? []).Skip((int)fromSequence).Take(max)], fromSequence, 0);

    public Task<IReadOnlyList<LogLine>?> ReadOlderAsync(LogCursor before, int max, CancellationToken cancellationToken) => past.BeforeAsync(before, max, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
