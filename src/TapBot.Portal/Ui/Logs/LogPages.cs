using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>Finds lines a view does not hold: in the shared ring, which costs nothing, else at the source.</summary>
internal sealed class LogPages(ILogTail tail, ILogHistory? history = null)
{
    /// <summary>Lines just before the one with this sequence number (negative when unknown) and cursor; none at the beginning of the log.</summary>
    public async Task<LogPage> OlderAsync(long sequence, LogCursor before, int max, CancellationToken cancellationToken)
    {
        if (sequence > 0)
        {
            var from = Math.Max(0, sequence - max);
            var batch = tail.ReadRange(from, (int)(sequence - from));
            if (batch.Lines.Count > 0 && batch.FirstSequence + batch.Lines.Count == sequence)
                return new LogPage(batch.FirstSequence, 0, batch.Lines);
        }
        return await tail.ReadOlderAsync(before, max, cancellationToken) is { } found ? new LogPage(-1, 0, found) : LogPage.OfSilence;
    }

    /// <summary>Lines from the start or the end of a gap; what the ring has lost comes from the source, and then it belongs at the end.</summary>
    public async Task<LogPage> FillAsync(LogGap gap, bool atEnd, int max, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(gap.Count, max);
        if (gap.From >= 0 && count > 0)
        {
            var from = atEnd ? gap.From + gap.Count - count : gap.From;
            var batch = tail.ReadRange(from, count);
            if (batch.Lines.Count > 0 && batch.FirstSequence == from)
                return new LogPage(from, 0, batch.Lines) { AtEnd = atEnd && batch.Lines.Count == count, Closed = batch.Lines.Count >= gap.Count };
        }
        if (!atEnd && history is not null && gap.After is { } above)
            return await ForwardsAsync(history, above, gap.Before, max, cancellationToken);
        return gap.Before is { } before ? await FromSourceAsync(gap.After, before, max, cancellationToken) : new LogPage(-1, 0, []);
    }

    /// <summary>The lines around a place; closed when there is nothing between the last of them and now.</summary>
    public static async Task<LogPage> AroundAsync(ILogHistory history, LogCursor place, int max, CancellationToken cancellationToken)
    {
        var before = await history.BeforeAsync(place, max, cancellationToken) ?? [];
        var from = await history.FromAsync(place, max, cancellationToken);
        return new LogPage(-1, 0, [.. before, .. from]) { Closed = from.Count < max };
    }

    /// <summary>The last lines that there are; closed, since nothing is behind them.</summary>
    public static async Task<LogPage> LastAsync(ILogHistory history, DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        // The clock of an engine may be ahead.
        var end = LogCursor.At(now.AddDays(1));
        return await history.BeforeAsync(end, max, cancellationToken) is { } found ? new LogPage(-1, 0, found) { Closed = true } : LogPage.OfSilence;
    }

    private static async Task<LogPage> ForwardsAsync(ILogHistory history, LogCursor after, LogCursor? before, int max, CancellationToken cancellationToken)
    {
        var found = await history.FromAsync(after, max, cancellationToken);
        LogLine[] missing = [.. found.Where(l => l.Cursor.CompareTo(after) > 0 && (before is not { } end || l.Cursor.CompareTo(end) < 0))];
        return new LogPage(-1, 0, missing) { Closed = found.Count < max || (before is { } below && found[^1].Cursor.CompareTo(below) >= 0) };
    }

    private async Task<LogPage> FromSourceAsync(LogCursor? after, LogCursor before, int max, CancellationToken cancellationToken)
    {
        if (await tail.ReadOlderAsync(before, max, cancellationToken) is not { } found)
            return LogPage.OfSilence;
        IReadOnlyList<LogLine> missing = after is { } above ? [.. found.Where(l => l.Cursor.CompareTo(above) > 0)] : found;
        return new LogPage(-1, 0, missing) { AtEnd = true, Closed = missing.Count < found.Count };
    }
}
