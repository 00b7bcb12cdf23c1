using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>Follows the log of one container: what the engine has of it first, then what comes in the tail that all share, and from the engine again when that has gone too far. Used once.</summary>
/// <param name="shared">The tail, for who may see it.</param>
/// <param name="lines">What the engine has.</param>
/// <param name="time">The clock.</param>
internal sealed class ContainerFollower(ILogTail shared, ContainerPast lines, TimeProvider time)
{
    private const int PageLines = 1_000;

    // The engine reads its whole log for it: who is too slow for that as well is told how many lines are left out.
    private const int MostOverruns = 3;

    private readonly FollowerPast past = new(shared, lines, time);

    /// <summary>The last lines, or everything after a cursor, then each line as it comes. Without both it begins with what comes from now on.</summary>
    /// <exception cref="AccessDeniedException">The container may not be seen any more.</exception>
    public async IAsyncEnumerable<LogEvent> FollowAsync(LogCursor? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (held, isNewOnly) = (shared.ReadRange(long.MaxValue, 1).FirstSequence, after is null && tail == 0);
        var (last, isOn, state) = (isNewOnly ? await past.EndAsync(cancellationToken) : after, false, (StreamState?)null);
        var (place, overruns) = ((FollowerPlace?)null, 0);
        while (true) // again when the tail has gone past the last line: the past has what lies between
        {
            var (since, overrun, isSkipped) = (last, place?.Overrun ?? 0, false);
            var missed = isNewOnly && !isOn ? AsyncEnumerable.Empty<LogEvent>() : past.ReadAsync(since, tail, isOn, overrun, cancellationToken);
            await foreach (var said in missed)
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
                    throw new AccessDeniedException(Permission.See, lines.Scope);
                while (place!.Next(shared, PageLines, mayPass || overruns >= MostOverruns || last is null) is { } page)
                {
                    await lines.DemandAsync(cancellationToken);
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
}
