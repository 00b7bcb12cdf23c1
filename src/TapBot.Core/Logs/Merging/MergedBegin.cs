using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>What a follower of several logs begins with: the last lines, or what stands behind a place. Used once.</summary>
internal sealed class MergedBegin(MergedTail merged, PastReader past, LogQuestion question)
{
    private const int MostBetween = 20_000;

    private readonly HashSet<LogLine> left = new(ReferenceEqualityComparer.Instance);

    /// <summary>A line was on its way at the beginning and is older than the last lines that were asked for. Asked once for each.</summary>
    public bool LeavesOut(LogLine line) => left.Remove(line);

    /// <summary>What was written behind a line, whatever it is stamped: the live look holds the line, or a log alone still has it. Null when only the stamps can tell.</summary>
    public async Task<IReadOnlyList<LogLine>?> SinceAsync(IReadOnlyList<LogLine> live, LogPosition after, CancellationToken cancellationToken)
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
    public async IAsyncEnumerable<LogLine> AfterAsync(IReadOnlyList<LogLine> live, LogPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
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
    public async IAsyncEnumerable<LogLine> LastAsync(
        IReadOnlyList<LogLine> live, IReadOnlyList<LogLine> waiting, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
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
}
