using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>What a follower of one log was too slow for: the lines between the last one it was told and the next one that is held, from the past. Read once.</summary>
/// <param name="past">What was written before.</param>
/// <param name="place">The log.</param>
/// <param name="after">The line that was told last.</param>
/// <param name="before">The next line that is held.</param>
internal sealed class LogHole(PastReader past, LogPlace place, LogPosition after, LogCursor before)
{
    private const int Most = 20_000;

    /// <summary>After reading: all of them were found. Not when there are none, or their source fell silent among them.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The lines in the order they were written; when they are more than <see cref="Most"/>, as far as stamps tell.</summary>
    public async IAsyncEnumerable<LogLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isAny = false;
        await using var lines = BetweenAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await lines.MoveNextAsync())
                    break;
            }
            catch (LogSilentException)
            {
                yield break;
            }
            isAny = true;
            yield return lines.Current;
        }
        IsWhole = isAny || before.CompareTo(after.Cursor) <= 0; // a log that tells once more what was told before
    }

    private async IAsyncEnumerable<LogLine> BetweenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await past.ReadBetweenAsync(place, after, before, Most, cancellationToken) is { } between)
        {
            foreach (var line in between)
                yield return line;
            yield break;
        }
        await foreach (var line in past.ForwardsAsync([place], new LogRange(after.Cursor.Nanoseconds, before.Nanoseconds), cancellationToken))
        {
            if (after.IsBefore(line) && line.Cursor.CompareTo(before) < 0)
                yield return line;
        }
    }
}
