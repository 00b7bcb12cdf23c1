using System.Runtime.CompilerServices;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>
/// What a follower of a container reads from the engine. When the engine falls silent in the midst of it, the reading goes on where it was once it answers again; when it is silent
/// from the start, that is the answer; to one who was overrun it is told how many lines are left out.
/// </summary>
internal sealed class FollowerPast(ILogTail shared, ContainerPast past, TimeProvider time)
{
    // So many lines are read to know the last one: its number among those of its moment can only be told with those before it.
    private const int EndLines = 100;

    // A shared stream may need ten seconds to notice that its engine is gone, and an engine that begins again refuses a while.
    private const int MostRefusals = 30;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(500);

    /// <summary>The last line that there is now; null when there is none. While the engine does not say, it is what the clock says.</summary>
    public async Task<LogCursor?> EndAsync(CancellationToken cancellationToken)
    {
        var asked = LogCursor.At(time.GetUtcNow());
        try
        {
            return (await past.LinesAsync(LogRange.Last(EndLines), cancellationToken).LastOrDefaultAsync(cancellationToken))?.Cursor;
        }
        catch (EngineSilentException)
        {
            return asked;
        }
    }

    /// <summary>What a follower begins with, or has missed.</summary>
    /// <param name="after">The last line that it has got; null when it has none.</param>
    /// <param name="tail">With how many of the last lines it begins then.</param>
    /// <param name="isOn">It has begun.</param>
    /// <param name="overrun">By how many lines the tail has gone past it; 0 when that is not known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<LogEvent> ReadAsync(LogCursor? after, int tail, bool isOn, long overrun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, refusals, told, isSilent) = (after, 0, 0, false);
        var reading = after is { } cursor ? BehindAsync(cursor, cancellationToken)
            : tail > 0 ? past.LinesAsync(LogRange.Last(tail), cancellationToken) : AsyncEnumerable.Empty<LogLine>();
        while (true)
        {
            var (cut, begun) = (false, last);
            await using (var lines = reading.GetAsyncEnumerator(cancellationToken))
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
            reading = BehindAsync(last!.Value, cancellationToken);
        }
    }

    private IAsyncEnumerable<LogLine> BehindAsync(LogCursor cursor, CancellationToken cancellationToken) =>
        past.LinesAsync(LogRange.Between(cursor.Time, time.GetUtcNow().AddDays(1)), cancellationToken).SkipThrough(cursor);
}
