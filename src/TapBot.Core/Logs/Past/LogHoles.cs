using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>What a follower was too slow for. Of one log it is told from the past, unless that happens again and again; else how many lines are left out.</summary>
internal sealed class LogHoles(PastReader past, LogQuestion question, TimeProvider time)
{
    // A log that is not kept is read from its beginning for each.
    private const int Most = 3;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly Queue<long> filled = new();

    /// <summary>What lies between the last line that was told and a page.</summary>
    /// <param name="places">The logs that are followed.</param>
    /// <param name="after">The last line; null when none was told.</param>
    /// <param name="page">What comes next, and how many lines are missing before it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<LogEvent> TellAsync(IReadOnlyList<LogPlace> places, LogPosition? after, LogBatch page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isWhole = false;
        if (after is { } end && question.Filter is null && places is [var alone] && MayFill())
        {
            var hole = new LogHole(past, alone, end, page.Lines[0].Cursor);
            await foreach (var line in hole.LinesAsync(cancellationToken))
            {
                if (question.Wants(line))
                    yield return new LogEvent.Said(line);
            }
            isWhole = hole.IsWhole;
        }
        if (!isWhole)
            yield return new LogEvent.Skipped(page.Skipped);
    }

    private bool MayFill()
    {
        while (filled.TryPeek(out var before) && time.GetElapsedTime(before) > Often)
            filled.Dequeue();
        if (filled.Count == Most)
            return false;
        filled.Enqueue(time.GetTimestamp());
        return true;
    }
}
