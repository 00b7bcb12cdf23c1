using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>Reads what was written before: from what is kept, and from the sources themselves as far as they still have it. Unguarded: who calls has found the places by rights.</summary>
internal sealed class PastReader(ILogSources sources)
{
    public const int MostCharacters = 8 << 20;

    private readonly KnownBeginnings beginnings = new();

    /// <summary>Up to <paramref name="max"/> matching lines before a cursor, oldest first, with those that share the cursor of the first one. Null when no source answers and nothing is kept.</summary>
    public async Task<IReadOnlyList<LogLine>?> ReadBeforeAsync(IReadOnlyList<LogPlace> places, LogCursor? before, int max, LogFilter? filter, CancellationToken cancellationToken)
    {
        var backwards = Backwards(places, before is { } end ? new LogPosition(end) : null, 0, filter);
        var found = new List<LogLine>(max);
        await foreach (var line in Paging.PageAsync(backwards.LinesAsync(cancellationToken), max, static l => l))
        {
            if (line is not null)
                found.Add(line);
        }
        if (found.Count == 0 && backwards.Silent.Any())
            return null;
        found.Reverse();
        return found;
    }

    /// <summary>What one log has behind a line and before another, oldest first, in the order it was written, whatever its clock did. Null when the line is not found within <paramref name="most"/> lines or <see cref="MostCharacters"/>.</summary>
    public async Task<IReadOnlyList<LogLine>?> ReadBetweenAsync(LogPlace place, LogPosition after, LogCursor? before, int most, CancellationToken cancellationToken)
    {
        var (found, characters) = (new List<LogLine>(), 0);
        await foreach (var line in Backwards([place], before is { } end ? new LogPosition(end) : null, 0, null).LinesAsync(cancellationToken))
        {
            if (line is null)
                continue;
            if (after.Is(line))
            {
                found.Reverse();
                return found;
            }
            found.Add(line);
            characters += line.Text.Length;
            if (found.Count == most || characters > MostCharacters)
                break;
        }
        return null;
    }

    /// <summary>
    /// What one log has from a place on and before a line, oldest first, in the order it was written, as far as it matches: at most the last <paramref name="most"/> lines or <see cref="MostCharacters"/>
    /// of it, and whether that is all. Null when its source does not answer.
    /// </summary>
    public async Task<(IReadOnlyList<LogLine> Lines, bool IsAll)?> ReadFromAsync(LogPlace place, LogCursor from, LogCursor before, LogFilter? filter, int most, CancellationToken cancellationToken)
    {
        var (found, characters, isAll) = (new List<LogLine>(), 0, true);
        var backwards = Backwards([place], new LogPosition(before), from.Nanoseconds, filter);
        await foreach (var line in backwards.LinesAsync(cancellationToken))
        {
            if (line is null || line.Cursor.CompareTo(from) < 0)
                continue;
            isAll = found.Count < most && characters <= MostCharacters;
            if (!isAll)
                break;
            found.Add(line);
            characters += line.Text.Length;
        }
        if (backwards.Silent.Any())
            return null;
        found.Reverse();
        return (found, isAll);
    }

    /// <summary>Lines of several logs, newest first.</summary>
    public PastBackwards Backwards(IReadOnlyList<LogPlace> places, LogPosition? before, long since, LogFilter? filter) =>
        new([.. places.Select(p => new PlaceBackwards(p, SourceOf(p), before?.EndOf(p.Origin), since, filter, beginnings, alone: places.Count == 1))], filter);

    /// <summary>Lines of several logs between two moments, oldest first.</summary>
    /// <exception cref="LogSilentException">A source that is needed does not answer.</exception>
    public async IAsyncEnumerable<LogLine> ForwardsAsync(IReadOnlyList<LogPlace> places, LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var logs = places.Select(p => new LogWhole(p.Archive, SourceOf(p), beginnings)).ToList();
        await using var lines = PastForwards.LinesAsync(logs, range, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(lines))
            yield return lines.Current;
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LogLine> lines)
    {
        try
        {
            return await lines.MoveNextAsync();
        }
        catch (LogFailedException failed)
        {
            throw new LogSilentException(failed.Why, failed);
        }
    }

    private ILogSource? SourceOf(LogPlace place)
    {
        if (place.Entry is not { } entry)
            return null;
        try
        {
            return sources.Find(entry.Key);
        }
        catch (LogUnavailableException)
        {
            return null;
        }
    }
}
