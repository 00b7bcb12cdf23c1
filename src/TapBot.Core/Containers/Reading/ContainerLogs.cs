using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The logs of containers, for whoever may see them.</summary>
public sealed class ContainerLogs
{
    private const int PageLines = 1_000;

    // So many lines are read to know the last one: its number among those of its moment can only be told with those before it.
    private const int EndLines = 100;

    // A shared stream may need ten seconds to notice that its engine is gone, and an engine that begins again refuses a while.
    private const int MostRefusals = 30;

    // The engine reads its whole log for it: who is too slow for that as well is told how many lines are left out.
    private const int MostOverruns = 3;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(500);

    private readonly AccessGuard guard;
    private readonly LogTails tails;
    private readonly ILogSources sources;
    private readonly TimeProvider time;

    internal ContainerLogs(AccessGuard guard, LogTails tails, ILogSources sources, TimeProvider time) =>
        (this.guard, this.tails, this.sources, this.time) = (guard, tails, sources, time);

    /// <summary>How many logs are followed now, over all viewers.</summary>
    public int Running => tails.Running;

    /// <summary>A place in the live tail of a container's log, beginning with its last lines.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container.</exception>
    public async Task<ILogTail> OpenAsync(Actor actor, Container container, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
        return new GuardedTail(tails.Open(KeyOf(container)), actor, container.Scope, guard, time);
    }

    /// <summary>The lines of a request, oldest first, read from the engine as they are taken.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container, or not any more.</exception>
    /// <exception cref="EngineSilentException">The engine does not hand the log out.</exception>
    public async IAsyncEnumerable<LogLine> ReadAsync(Actor actor, Container container, ContainerLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
        var most = request.Tail ?? (request.Since is null && request.Until is null ? ContainerLogRequest.UsualTail : null);
        var range = request.IsPlainTail
            ? LogRange.Last(most!.Value)
            : LogRange.Between(request.Since ?? DateTimeOffset.UnixEpoch, request.Until ?? time.GetUtcNow().AddDays(1));
        var wanted = LinesAsync(actor, container, range, cancellationToken).Where(request.Wants);
        if (most is { } last && !request.IsPlainTail)
            wanted = LastAsync(wanted, last, cancellationToken);
        await foreach (var line in wanted.WithCancellation(cancellationToken))
            yield return line;
    }

    /// <summary>
    /// Follows a log: its last lines, or everything after a cursor, then each line as it comes. All followers of a container share one stream of the engine.
    /// Goes on over cuts and restarts without losing or repeating a line; ends with the token. Without last lines and without a cursor it begins with what comes from now on.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container, or not any more.</exception>
    public async IAsyncEnumerable<LogEvent> FollowAsync(
        Actor actor, Container container, LogCursor? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var shared = await OpenAsync(actor, container, cancellationToken);
        var (held, isNewOnly) = (shared.ReadRange(long.MaxValue, 1).FirstSequence, after is null && tail == 0);
        var (last, isOn, state) = (isNewOnly ? await EndAsync(actor, container, cancellationToken) : after, false, (StreamState?)null);
        var (place, overruns) = ((FollowerPlace?)null, 0);
        while (true) // again when the tail has gone past the last line: the past has what lies between
        {
            var (since, overrun, isSkipped) = (last, place?.Overrun ?? 0, false);
            var past = isNewOnly && !isOn ? AsyncEnumerable.Empty<LogEvent>() : PastAsync(shared, actor, container, since, tail, isOn, overrun, cancellationToken);
            await foreach (var said in past)
            {
                last = said is LogEvent.Said(var line) ? line.Cursor : last;
                isSkipped |= said is LogEvent.Skipped;
                yield return said;
            }
            // What nobody hands out is told to be left out; else the place is found by the last line.
            var mayPass = isSkipped || (overrun > 0 && last == since);
            if (!mayPass)
                place = new FollowerPlace(last, mayMiss: isOn && last == since, from: isNewOnly || last is null ? held : 0);
            isOn = true;
            while (true)
            {
                if (shared.State is var now && now != state)
                    yield return new LogEvent.Became(state = now);
                if (shared.State is StreamState.Ended { Why.Code: "logs.rightLost" })
                    throw new AccessDeniedException(Permission.See, container.Scope);
                while (place!.Next(shared, PageLines, mayPass || overruns >= MostOverruns || last is null) is { } page)
                {
                    await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
                    if (page.Skipped > 0 && !isSkipped)
                        yield return new LogEvent.Skipped(page.Skipped);
                    (mayPass, isSkipped) = (false, false);
                    foreach (var line in page.Lines)
                    {
                        last = line.Stream is LogStream.Marker ? last : line.Cursor; // the engine knows no markers
                        yield return new LogEvent.Said(line);
                    }
                    if (page.Lines.Count < PageLines)
                        break;
                }
                if (place.IsBehind(shared))
                    break;
                overruns = 0;
                await shared.WaitAsync(cancellationToken);
                shared.ReadNewest(1); // marks everything as seen, so that the next wait is for something new
            }
            overruns++;
        }
    }

    /// <summary>
    /// The lines a follower begins with. When the engine falls silent in their midst, the reading goes on where it was once it answers again; when it is silent
    /// from the start, that is the answer; to one who was overrun it is told how many lines are left out.
    /// </summary>
    private async IAsyncEnumerable<LogEvent> PastAsync(
        ILogTail shared, Actor actor, Container container, LogCursor? after, int tail, bool isOn, long overrun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, refusals, told, isSilent) = (after, 0, 0, false);
        var past = after is { } cursor ? LinesAfterAsync(actor, container, cursor, cancellationToken)
            : tail > 0 ? LinesAsync(actor, container, LogRange.Last(tail), cancellationToken) : AsyncEnumerable.Empty<LogLine>();
        while (true)
        {
            var (cut, begun) = (false, last);
            await using (var lines = past.GetAsyncEnumerator(cancellationToken))
            {
                while (true)
                {
                    try
                    {
                        if (!await lines.MoveNextAsync())
                            break;
                    }
                    catch (EngineSilentException) when ((isOn || last != after) && refusals < MostRefusals)
                    {
                        (cut, refusals) = (true, last == begun ? refusals + 1 : 0);
                        break;
                    }
                    catch (EngineSilentException) when (overrun > 0)
                    {
                        isSilent = true;
                        break;
                    }
                    (last, told) = (lines.Current.Cursor, told + 1);
                    yield return new LogEvent.Said(lines.Current);
                }
            }
            if (isSilent && told < overrun)
                yield return new LogEvent.Skipped(overrun - told);
            while (cut && shared.State is (StreamState.Connecting or StreamState.Retrying) and var now)
            {
                yield return new LogEvent.Became(now);
                await shared.WaitAsync(cancellationToken);
                shared.ReadNewest(1);
            }
            if (!cut || shared.State is StreamState.Ended)
                yield break;
            if (refusals > 0)
                await Task.Delay(AfterRefusal, time, cancellationToken);
            past = LinesAfterAsync(actor, container, last!.Value, cancellationToken);
        }
    }

    private IAsyncEnumerable<LogLine> LinesAfterAsync(Actor actor, Container container, LogCursor cursor, CancellationToken cancellationToken) =>
        LinesAsync(actor, container, LogRange.Between(cursor.Time, time.GetUtcNow().AddDays(1)), cancellationToken).SkipThrough(cursor);

    /// <summary>The last line that there is now; null when there is none. While the engine does not say, it is what the clock says.</summary>
    private async Task<LogCursor?> EndAsync(Actor actor, Container container, CancellationToken cancellationToken)
    {
        var asked = LogCursor.At(time.GetUtcNow());
        try
        {
            return (await LinesAsync(actor, container, LogRange.Last(EndLines), cancellationToken).LastOrDefaultAsync(cancellationToken))?.Cursor;
        }
        catch (EngineSilentException)
        {
            return asked;
        }
    }

    private static LogKey KeyOf(Container container) => new(container.Server, container.Id);

    /// <summary>A long past is read for minutes, so the rights are looked at with every batch of it.</summary>
    private async IAsyncEnumerable<LogLine> LinesAsync(Actor actor, Container container, LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var batches = sources.Find(KeyOf(container)).LinesAsync(range, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(batches))
        {
            await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
            foreach (var line in batches.Current)
                yield return line;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LogLine[]> batches)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (LogFailedException failed)
        {
            throw new EngineSilentException(failed.Why, failed);
        }
        catch (LogUnavailableException unavailable)
        {
            throw new EngineSilentException(unavailable.Why, unavailable);
        }
    }

    private static async IAsyncEnumerable<LogLine> LastAsync(IAsyncEnumerable<LogLine> lines, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Queue<LogLine>();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (last.Count == count)
                last.Dequeue();
            last.Enqueue(line);
        }
        foreach (var line in last)
            yield return line;
    }
}
