namespace TapBot.Core.Logs;

/// <summary>
/// Logs that came to a look that had begun, and whose rings do not reach back to where it begins: what they lack is read from the past, and what they say meanwhile waits for it. Used by
/// one loop.
/// </summary>
/// <param name="past">What was written before.</param>
/// <param name="filter">What is looked for; null for everything.</param>
/// <param name="time">The clock.</param>
/// <param name="found">Told whenever <see cref="Take"/> has something.</param>
internal sealed class LateLines(PastReader past, LogFilter? filter, TimeProvider time, Action found) : IAsyncDisposable
{
    private const int Most = 20_000, MostTries = 3, AtOnce = 4;

    /// <summary>A source that does not answer is asked again so much later.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource end = new();
    private readonly List<Gap> gaps = [];
    private readonly SemaphoreSlim turns = new(AtOnce);
    private long missed;

    /// <summary>Takes what a log says that waits for what it lacks; false when it does not.</summary>
    public bool TryHold(MergedPortion portion)
    {
        if (gaps.Find(g => g.Child == portion.Child) is not { } gap)
            return false;
        missed += gap.Hold(filter is null ? portion.Lines : portion.Lines.Where(filter.Matches));
        return true;
    }

    /// <summary>Has read what a log has from a place on and before these lines of it.</summary>
    public void Fill(LogPlace place, MergedPortion portion, LogCursor since)
    {
        var before = portion.Lines[0].Cursor;
        var reading = Task.Run(() => ReadAsync(place, since, before), CancellationToken.None);
        var told = reading.ContinueWith(_ => found(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var gap = new Gap(portion.Child, reading, told);
        missed += gap.Hold(portion.Lines);
        gaps.Add(gap);
    }

    /// <summary>Lines of logs that lack nothing any more, log by log, in the order they were written.</summary>
    /// <param name="mayBeSeen">Whether lines of a log may still be seen.</param>
    public IEnumerable<IReadOnlyList<LogLine>> Take(Func<MergedChild, bool> mayBeSeen)
    {
        foreach (var gap in gaps.Where(g => g.Reading.IsCompleted).ToList())
        {
            gaps.Remove(gap);
            var (between, isAll) = gap.Reading.GetAwaiter().GetResult();
            if (!mayBeSeen(gap.Child))
                continue;
            missed += isAll ? 0 : 1; // how many they are nobody has counted
            yield return [.. between, .. gap.Lines];
        }
    }

    /// <summary>How many lines are missing at least, since it was last asked: there were too many, or the source did not hand them out.</summary>
    public long TakeMissed()
    {
        var now = missed;
        missed = 0;
        return now;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(gaps.Select(g => g.Told));
        end.Dispose();
        turns.Dispose();
    }

    private async Task<(IReadOnlyList<LogLine> Lines, bool IsAll)> ReadAsync(LogPlace place, LogCursor from, LogCursor before)
    {
        await turns.WaitAsync(end.Token);
        try
        {
            for (var tries = 1; ; tries++)
            {
                if (await past.ReadFromAsync(place, from, before, filter, Most, end.Token) is { } lines)
                    return lines;
                if (tries == MostTries)
                    return ([], false);
                await Task.Delay(Again, time, end.Token);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    private sealed record Gap(MergedChild Child, Task<(IReadOnlyList<LogLine> Lines, bool IsAll)> Reading, Task Told)
    {
        private readonly Queue<LogLine> held = new();
        private long characters;

        /// <summary>What waits, oldest first: as much as the past is read for.</summary>
        public IReadOnlyCollection<LogLine> Lines => held;

        /// <summary>Holds these, too; says how many had to go for them.</summary>
        public int Hold(IEnumerable<LogLine> lines)
        {
            var gone = 0;
            foreach (var line in lines)
            {
                held.Enqueue(line);
                characters += line.Text.Length;
                for (; held.Count > Most || (characters > PastReader.MostCharacters && held.Count > 1); gone++)
                    characters -= held.Dequeue().Text.Length;
            }
            return gone;
        }
    }
}
