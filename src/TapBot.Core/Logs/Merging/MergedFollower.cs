using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>Follows all logs of a look at several: what it begins with first, then each line as it comes, and what one log alone has said too quickly from the past. Used once.</summary>
/// <param name="merged">The look.</param>
/// <param name="places">All logs there are.</param>
/// <param name="past">What was written before.</param>
/// <param name="question">Which lines are wanted.</param>
/// <param name="time">The clock.</param>
internal sealed class MergedFollower(MergedTail merged, LogPlaces places, PastReader past, LogQuestion question, TimeProvider time)
{
    private const int PageLines = 1_000;

    private readonly MergedBegin begin = new(merged, past, question);
    private readonly LogHoles holes = new(past, question, time);
    private readonly ToldLines told = new();
    private ReturnedFollower? returned;
    private LogLine? newest;

    /// <summary>The last lines, or everything after a place, then each line as it comes.</summary>
    /// <exception cref="AccessDeniedException">No log may be seen any more.</exception>
    public async IAsyncEnumerable<LogEvent> FollowAsync(LogPosition? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (state, next) = ((StreamState?)null, -1L);
        while (true)
        {
            await merged.WaitAsync(cancellationToken);
            merged.ReadNewest(1); // marks everything as seen before it is read: what comes during the reading ends the next wait
            var (first, waiting) = next < 0 && merged.HasBegun ? (merged.ReadRange(0, int.MaxValue), merged.Waiting) : ((LogBatch?)null, (IReadOnlyList<LogLine>)[]);
            if (merged.State is var now && now != state && (now is not StreamState.Live || merged.HasBegun))
                yield return new LogEvent.Became(state = now);
            if (now is StreamState.Ended { Why.Code: "logs.rightLost" })
                throw new AccessDeniedException(Permission.See, Scope.Portal);
            if (first is { } live)
            {
                next = live.FirstSequence + live.Lines.Count;
                after = after is { } written ? places.Find(written) : null;
                await foreach (var line in BeginAsync(live.Lines, waiting, after, tail, cancellationToken))
                    yield return new LogEvent.Said(line);
            }
            while (next >= 0 && merged.ReadRange(next, PageLines) is { Lines.Count: > 0 } page)
            {
                next = page.FirstSequence + page.Lines.Count;
                if (page.Skipped > 0)
                {
                    await foreach (var said in holes.TellAsync(merged.Places, newest is null ? after : LogPosition.Of(newest), page, cancellationToken))
                    {
                        newest = said is LogEvent.Said(var line) ? line : newest;
                        yield return said;
                    }
                }
                foreach (var line in page.Lines.Where(IsNew))
                    yield return new LogEvent.Said(newest = line);
            }
        }
    }

    private async IAsyncEnumerable<LogLine> BeginAsync(
        IReadOnlyList<LogLine> live, IReadOnlyList<LogLine> waiting, LogPosition? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = after is { } last ? await begin.SinceAsync(live, last, cancellationToken) : null;
        if (after is { } unseen && since is null)
            returned = new ReturnedFollower(unseen, merged.Places.Count == 1, time);
        var lines = since is not null ? since.Where(question.Wants).ToAsyncEnumerable()
            : after is { } place ? begin.AfterAsync(live, place, cancellationToken) : begin.LastAsync(live, waiting, tail, cancellationToken);
        await foreach (var line in lines)
        {
            if (live is not [var head, ..] || line.Cursor.CompareTo(head.Cursor) < 0) // a log that comes later may say it again
                told.Add(line);
            newest = line;
            yield return line;
        }
        if (told.First is { } oldest)
            merged.GoOnFrom(oldest);
    }

    private bool IsNew(LogLine line) => !begin.LeavesOut(line) && question.Wants(line) && !told.Take(line) && returned?.Has(line) != true;
}
