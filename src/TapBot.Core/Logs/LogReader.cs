using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>Any number of logs at once, for whoever may see them: live, of the past, searched and counted. What one may not see is not there: not as a line, not in a count.</summary>
public sealed class LogReader
{
    private const int LooksEvery = 500, PageLines = 1_000, MostBetween = 20_000;

    // A log that is not kept is read from its beginning for each.
    private const int MostHoles = 3;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly AccessGuard guard;
    private readonly LogTails tails;
    private readonly LogPlaces places;
    private readonly PastReader past;
    private readonly ILogStore? store;
    private readonly TimeProvider time;

    internal LogReader(AccessGuard guard, LogTails tails, LogPlaces places, PastReader past, ILogStore? store, TimeProvider time) =>
        (this.guard, this.tails, this.places, this.past, this.store, this.time) = (guard, tails, places, past, store, time);

    /// <summary>How the history of all logs is doing, as far as the actor may see them: what it takes, and whether lines are being kept. Null when none is kept.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    public async Task<LogStoreState?> HistoryAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await DemandAsync(actor, cancellationToken);
        return store?.State is not { } state || rights.Allows(Permission.See, Scope.Portal) ? store?.State : Within(state, rights);
    }

    /// <summary>The logs there are, those of containers that are gone included, in the order of their names.</summary>
    public async Task<IReadOnlyList<LogSourceInfo>> SourcesAsync(Actor actor, LogSelection selection, CancellationToken cancellationToken) =>
        [.. places.Find(selection, await guard.RightsOfAsync(actor, cancellationToken)).Select(p => LogSourceInfo.Of(p, store))];

    /// <summary>
    /// A live look at all logs that a choice means, now and later: in the order of time, only lines that match. It ends with the right to see any. The lines it begins with are
    /// the last ones of all.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    public async Task<ILogTail> OpenAsync(Actor actor, LogSelection selection, LogFilter? filter, CancellationToken cancellationToken) =>
        await OpenMergedAsync(actor, selection, filter, null, isNewOnly: false, cancellationToken);

    /// <summary>
    /// Follows all logs that a choice means: the last lines, or everything after a place, then each line as it comes. Goes on over cuts and restarts; ends with the token.
    /// What one log has said too quickly comes from the past. That it is live is told when the last lines have come: whoever wants none of them is told what comes from then on.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all, or not any more.</exception>
    public async IAsyncEnumerable<LogEvent> FollowAsync(
        Actor actor, LogSelection selection, LogQuestion question, LogPosition? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var merged = await OpenMergedAsync(actor, selection, question.Filter, after, after is null && tail == 0, cancellationToken);
        var (state, next, told, returned) = ((StreamState?)null, -1L, new ToldLines(), (ReturnedFollower?)null);
        var left = new HashSet<LogLine>(ReferenceEqualityComparer.Instance); // lines on their way that are older than the last ones
        var (newest, holes) = ((LogLine?)null, new Queue<long>());
        while (true)
        {
            await merged.WaitAsync(cancellationToken);
            merged.ReadNewest(1); // marks everything as seen before it is read: what comes during the reading ends the next wait
            var (first, waiting) = next < 0 && merged.HasBegun ? (merged.ReadRange(0, int.MaxValue), merged.Waiting) : ((LogBatch?)null, (IReadOnlyList<LogLine>)[]);
            if (merged.State is var now && now != state && (now is not StreamState.Live || merged.HasBegun))
                yield return new LogEvent.Became(state = now);
            if (now is StreamState.Ended { Why.Code: "logs.rightLost" })
                throw new AccessDeniedException(Permission.See, Scope.Portal);
            if (first is { Lines: var live, FirstSequence: var begin })
            {
                next = begin + live.Count;
                after = after is { } written ? places.Find(written) : null;
                var since = after is { } last ? await SinceAsync(merged, live, last, cancellationToken) : null;
                if (after is { } unseen && since is null)
                    returned = new ReturnedFollower(unseen, merged.Places.Count == 1, time);
                var lines = since is not null ? since.Where(question.Wants).ToAsyncEnumerable()
                    : after is { } place ? AfterAsync(merged, live, question, place, cancellationToken) : LastAsync(merged, live, waiting, question, tail, left, cancellationToken);
                await foreach (var line in lines)
                {
                    if (live is not [var head, ..] || line.Cursor.CompareTo(head.Cursor) < 0) // a log that comes later may say it again
                        told.Add(line);
                    yield return new LogEvent.Said(newest = line);
                }
                if (told.First is { } oldest)
                    merged.GoOnFrom(oldest);
            }
            while (next >= 0 && merged.ReadRange(next, PageLines) is { Lines.Count: > 0 } page)
            {
                next = page.FirstSequence + page.Lines.Count;
                if (page.Skipped > 0)
                {
                    var isWhole = false;
                    if ((newest is null ? after : LogPosition.Of(newest)) is { } end && question.Filter is null && merged.Places is [var alone] && MayFill(holes))
                    {
                        var hole = new LogHole(past, alone, end, page.Lines[0].Cursor);
                        await foreach (var line in hole.LinesAsync(cancellationToken))
                        {
                            newest = line;
                            if (question.Wants(line))
                                yield return new LogEvent.Said(line);
                        }
                        isWhole = hole.IsWhole;
                    }
                    if (!isWhole)
                        yield return new LogEvent.Skipped(page.Skipped);
                }
                foreach (var line in page.Lines)
                {
                    if (left.Remove(line) || !question.Wants(line) || told.Take(line) || returned?.Has(line) == true)
                        continue;
                    yield return new LogEvent.Said(newest = line);
                }
            }
        }
    }

    /// <summary>Lines between two moments, oldest first; several logs in the order of time. Rights are looked at again on the way.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all, or has lost a right on the way.</exception>
    /// <exception cref="LogSilentException">A source has lines that are not kept, and does not hand them out.</exception>
    public async IAsyncEnumerable<LogLine> ReadAsync(Actor actor, LogSelection selection, LogQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rights = await DemandAsync(actor, cancellationToken);
        var chosen = places.Find(selection, rights);
        var (count, since, until) = (0, question.SinceNanoseconds, question.UntilNanoseconds);
        await foreach (var line in past.ForwardsAsync(chosen, new LogRange(since, until), cancellationToken))
        {
            if (++count % LooksEvery == 0)
                await DemandAsync(actor, chosen, cancellationToken);
            if (question.Wants(line))
                yield return line;
        }
    }

    /// <summary>
    /// Lines that match, newest first, as they are found; between them how far the search has come. Goes on before a place when it is given the one where an earlier search stopped.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all, or has lost a right on the way.</exception>
    public async IAsyncEnumerable<LogFinding> SearchAsync(Actor actor, LogSelection selection, LogQuestion question, LogPosition? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rights = await DemandAsync(actor, cancellationToken);
        var chosen = places.Find(selection, rights);
        var from = before is { } place ? places.Find(place) : (question.UntilNanoseconds is { } until ? new LogPosition(new LogCursor(until + 1, 0)) : (LogPosition?)null);
        var backwards = past.Backwards(chosen, from, question.SinceNanoseconds ?? 0, question.Filter);
        await foreach (var line in backwards.LinesAsync(cancellationToken))
        {
            if (line is null)
            {
                await DemandAsync(actor, chosen, cancellationToken);
                if (backwards.Reached < long.MaxValue)
                    yield return new LogFinding.Reached(backwards.Reached == long.MinValue ? null : new LogCursor(backwards.Reached + 1, 0));
            }
            else if (question.Wants(line))
            {
                yield return new LogFinding.Found(line);
            }
        }
        foreach (var silent in backwards.Silent)
            yield return new LogFinding.Silent(silent);
    }

    /// <summary>Up to <paramref name="max"/> lines before a place and up to as many from there on, oldest first; all of those with the same cursor.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    public async Task<IReadOnlyList<LogLine>> AroundAsync(Actor actor, LogSelection selection, LogCursor place, int max, CancellationToken cancellationToken)
    {
        var chosen = places.Find(selection, await DemandAsync(actor, cancellationToken));
        var before = await past.ReadBeforeAsync(chosen, place, max, null, cancellationToken) ?? [];
        var from = past.ForwardsAsync(chosen, new LogRange(place.Nanoseconds), cancellationToken).Where(l => l.Cursor.CompareTo(place) >= 0);
        return [.. before, .. await from.PageAsync(max).ToListAsync(cancellationToken)];
    }

    /// <summary>How many lines there were by time and level, of what is kept.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    public async Task<LogHistogram> CountAsync(Actor actor, LogSelection selection, DateTimeOffset since, DateTimeOffset until, int buckets, CancellationToken cancellationToken)
    {
        var chosen = places.Find(selection, await DemandAsync(actor, cancellationToken));
        var histogram = new LogHistogram(since, until, buckets);
        await Task.Run(() =>
        {
            foreach (var place in chosen)
                place.Archive?.Count(histogram, cancellationToken);
        }, cancellationToken);
        return histogram;
    }

    /// <summary>Of whoever may not see all logs, it tells what concerns those they may see.</summary>
    private LogStoreState Within(LogStoreState state, Rights rights)
    {
        IReadOnlyList<LogDamage> broken = [.. state.Broken.Where(d => d.Origin is { } origin && rights.Allows(Permission.See, origin.Scope))];
        return state with { Bytes = places.Find(LogSelection.All, rights).Sum(p => p.Archive?.Bytes ?? 0), Damages = broken.Count, Broken = broken };
    }

    private async Task<MergedTail> OpenMergedAsync(Actor actor, LogSelection selection, LogFilter? filter, LogPosition? after, bool isNewOnly, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        var sources = new MergedSources(tails, places, selection, actor, guard, time) { KnownFrom = isNewOnly ? LogCursor.At(time.GetUtcNow()) : null };
        return new MergedTail(sources, past, filter, after?.Cursor, time);
    }

    /// <summary>What was written behind a line, whatever it is stamped: the live look holds the line, or a log alone still has it. Null when only the stamps can tell.</summary>
    private async Task<IReadOnlyList<LogLine>?> SinceAsync(MergedTail merged, IReadOnlyList<LogLine> live, LogPosition after, CancellationToken cancellationToken)
    {
        for (var i = live.Count - 1; i >= 0; i--)
        {
            if (after.Is(live[i]))
                return [.. live.Skip(i + 1)];
        }
        return merged.Places is [var alone] && await past.ReadBetweenAsync(alone, after, live is [var begin, ..] ? begin.Cursor : null, MostBetween, cancellationToken) is { } between
            ? [.. between, .. live]
            : null;
    }

    /// <summary>What was written behind a place as far as stamps tell: what the live look does not hold, and what it holds.</summary>
    private async IAsyncEnumerable<LogLine> AfterAsync(
        MergedTail merged, IReadOnlyList<LogLine> live, LogQuestion question, LogPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begins = live is [var first, ..] ? first.Cursor : new LogCursor(long.MaxValue, 0);
        if (begins.CompareTo(after.Cursor) > 0)
        {
            await foreach (var line in past.ForwardsAsync(merged.Places, new LogRange(after.Cursor.Nanoseconds, live.Count > 0 ? begins.Nanoseconds : null), cancellationToken))
            {
                if (after.IsBefore(line) && line.Cursor.CompareTo(begins) < 0 && question.Wants(line))
                    yield return line;
            }
        }
        foreach (var line in live.Where(l => after.IsBefore(l) && question.Wants(l)))
            yield return line;
    }

    /// <summary>The last lines: those of the live look, and of the past as many as it lacks. Those that wait for others there are told when it is their turn; those that are more than was asked for are left out then.</summary>
    private async IAsyncEnumerable<LogLine> LastAsync(
        MergedTail merged, IReadOnlyList<LogLine> live, IReadOnlyList<LogLine> waiting, LogQuestion question, int tail, HashSet<LogLine> left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<LogLine> come = [.. live, .. waiting];
        var wanted = come.Where(question.Wants).ToList();
        if (wanted.Count < tail)
        {
            var before = await past.ReadBeforeAsync(merged.Places, come is [var first, ..] ? first.Cursor : null, tail - wanted.Count, question.Filter, cancellationToken);
            foreach (var line in (before ?? []).Where(question.Wants))
                yield return line;
        }
        var last = Paging.Last(wanted, tail).ToHashSet<LogLine>(ReferenceEqualityComparer.Instance);
        left.UnionWith(waiting.Where(l => !last.Contains(l)));
        foreach (var line in live.Where(last.Contains))
            yield return line;
    }

    private bool MayFill(Queue<long> holes)
    {
        while (holes.TryPeek(out var before) && time.GetElapsedTime(before) > Often)
            holes.Dequeue();
        if (holes.Count == MostHoles)
            return false;
        holes.Enqueue(time.GetTimestamp());
        return true;
    }

    private async ValueTask<Rights> DemandAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        return rights.AllowsSomewhere(Permission.See) ? rights : throw new AccessDeniedException(Permission.See, Scope.Portal);
    }

    private async ValueTask DemandAsync(Actor actor, IReadOnlyList<LogPlace> chosen, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        foreach (var place in chosen)
        {
            if (!rights.Allows(Permission.See, place.Origin.Scope))
                throw new AccessDeniedException(Permission.See, place.Origin.Scope);
        }
    }
}
