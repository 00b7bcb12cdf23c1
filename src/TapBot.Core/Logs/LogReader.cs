using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Logs;

/// <summary>Any number of logs at once, for whoever may see them: live, of the past, searched and counted. What one may not see is not there: not as a line, not in a count.</summary>
public sealed class LogReader
{
    private const int LooksEvery = 500;

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
        await foreach (var said in new MergedFollower(merged, places, past, question, time).FollowAsync(after, tail, cancellationToken))
            yield return said;
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
