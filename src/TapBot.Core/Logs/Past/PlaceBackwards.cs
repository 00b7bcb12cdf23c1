namespace TapBot.Core.Logs;

/// <summary>One log from a line back to its beginning, a portion at a time: what is kept first, then what only the source has.</summary>
internal sealed class PlaceBackwards : IDisposable
{
    private const int FirstPage = 200, LastPage = 5_000;
    private const long Slack = 2_000_000_000;

    private readonly ILogSource? source;
    private readonly KnownBeginnings beginnings;
    private readonly LogCursor? before;
    private readonly ILogBackwards? kept;
    private readonly LogCursor? keptFrom;
    private LogCursor? reached;
    private int page = FirstPage;
    private readonly bool alone;
    private bool passed;

    /// <param name="place">Which log.</param>
    /// <param name="source">Its source; null when it is gone or must not be asked.</param>
    /// <param name="before">Where to begin, not included; null for the end.</param>
    /// <param name="since">In nanoseconds: nothing older is needed.</param>
    /// <param name="filter">What surely does not match may be left out.</param>
    /// <param name="beginnings">What need not be asked of a source a second time.</param>
    /// <param name="alone">It is read in the order it was written, whatever its clock did; several are read by moments.</param>
    public PlaceBackwards(LogPlace place, ILogSource? source, LogCursor? before, long since, LogFilter? filter, KnownBeginnings beginnings, bool alone)
    {
        (Origin, this.source, this.before, Since, this.beginnings, this.alone) = (place.Origin, source, before, since, beginnings, alone);
        keptFrom = place.Archive?.FirstLine();
        kept = keptFrom is null ? null : place.Archive!.Backwards(new LogRange(since, before is { } end ? end.Nanoseconds + Slack : null), filter, alone ? before : null);
        passed = kept?.IsExact == true;
        reached = before;
        if (kept?.Newest is null)
            GoBeyondKept();
    }

    public LogOrigin Origin { get; }

    /// <summary>In nanoseconds: nothing older is needed.</summary>
    public long Since { get; }

    /// <summary>There is nothing older.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The source did not answer: what it has is missing.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Nothing that is still to be read is newer, in nanoseconds.</summary>
    public long Newest => IsOver ? long.MinValue : kept?.Newest ?? reached?.Nanoseconds + Slack ?? long.MaxValue;

    /// <summary>The next portion of lines, in the order they came; what surely does not match may be missing.</summary>
    public async Task<IReadOnlyList<LogLine>> ReadAsync(CancellationToken cancellationToken)
    {
        if (kept?.Newest is null)
            return await ReadSourceAsync(cancellationToken);
        var lines = await Task.Run(kept.ReadNext, cancellationToken);
        if (kept.Newest is null)
            GoBeyondKept();
        return passed || before is not { } end ? lines : Before(lines, end);
    }

    public void Dispose() => kept?.Dispose();

    /// <summary>The first kept line, when everything from there on has been read and nothing older.</summary>
    private LogCursor? AtKeptFrom => keptFrom is { } first && reached == first ? first : null;

    private void GoBeyondKept()
    {
        if (keptFrom is { } first && (kept?.IsExact == true || reached is null || first.CompareTo(reached.Value) < 0))
            reached = first;
        IsOver = source is null || reached?.Nanoseconds <= Since || source.Begins > reached?.Time || (AtKeptFrom is { } begin && beginnings.Has(Origin, begin));
    }

    // The order of a log alone is that of the writing: what stands before the line goes before it, whatever it is stamped.
    private IReadOnlyList<LogLine> Before(IReadOnlyList<LogLine> lines, LogCursor end)
    {
        for (var i = 0; alone && i < lines.Count; i++)
        {
            if (lines[i].Cursor == end)
            {
                passed = true;
                return [.. lines.Take(i)];
            }
        }
        return [.. lines.Where(l => l.Cursor.CompareTo(end) < 0)];
    }

    private async Task<IReadOnlyList<LogLine>> ReadSourceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lines = reached is { } place
                ? await LogHistory.ReadBeforeAsync(source!, place, page, cancellationToken)
                : await LogHistory.ReadLastAsync(source!, page, cancellationToken);
            page = Math.Min(page * 4, LastPage);
            if (lines.Count == 0 && AtKeptFrom is { } begin)
                beginnings.Learn(Origin, begin);
            IsOver = lines.Count == 0 || lines[0].Cursor.Nanoseconds < Since;
            reached = lines is [var oldest, ..] ? oldest.Cursor : reached;
            return lines;
        }
        catch (Exception silent) when (silent is LogFailedException or LogUnavailableException)
        {
            (IsOver, IsSilent) = (true, true);
            return [];
        }
    }
}
