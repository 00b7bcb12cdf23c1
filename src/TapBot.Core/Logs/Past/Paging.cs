using System.Runtime.CompilerServices;

namespace TapBot.Core.Logs;

/// <summary>Cuts what is read into pages, never between lines with the same cursor, which several logs may have: whoever goes on at the last cursor of a page misses none and gets none twice.</summary>
public static class Paging
{
    /// <summary>A search until so many lines were found, at least 1, with those that share the cursor of the last one.</summary>
    public static IAsyncEnumerable<LogFinding> PageAsync(this IAsyncEnumerable<LogFinding> findings, int most) => PageAsync(findings, most, static f => (f as LogFinding.Found)?.Line);

    /// <summary>So many lines, at least 1, with those that share the cursor of the last one.</summary>
    public static IAsyncEnumerable<LogLine> PageAsync(this IAsyncEnumerable<LogLine> lines, int most) => PageAsync(lines, most, static l => l);

    /// <summary>The last of some lines, with those that share the cursor of the first one.</summary>
    internal static IEnumerable<LogLine> Last(IReadOnlyList<LogLine> lines, int most)
    {
        var from = Math.Max(0, lines.Count - most);
        while (from > 0 && from < lines.Count && lines[from - 1].Cursor == lines[from].Cursor)
            from--;
        return lines.Skip(from);
    }

    /// <summary>Up to so many items that are lines. What is told between lines ends a page that is full, so that nothing is read in vain for it.</summary>
    internal static async IAsyncEnumerable<T> PageAsync<T>(
        IAsyncEnumerable<T> items, int most, Func<T, LogLine?> lineOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (count, last) = (0, default(LogCursor));
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            var line = lineOf(item);
            if (count >= most && line?.Cursor != last)
                yield break;
            if (line is not null)
                (count, last) = (count + 1, line.Cursor);
            yield return item;
        }
    }
}
