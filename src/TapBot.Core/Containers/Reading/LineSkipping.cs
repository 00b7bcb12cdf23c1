using System.Runtime.CompilerServices;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

internal static class LineSkipping
{
    /// <summary>
    /// What stands behind the line with a cursor. When the line is no longer there (the log was rotated), what is newer than it. Holds back only the lines before it,
    /// which have about the same timestamp and are few.
    /// </summary>
    public static async IAsyncEnumerable<LogLine> SkipThrough(this IAsyncEnumerable<LogLine> lines, LogCursor cursor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const long slack = 2_000_000_000;
        var held = new List<LogLine>();
        var passed = false;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (passed)
            {
                yield return line;
            }
            else if (line.Cursor == cursor)
            {
                passed = true;
                held.Clear();
            }
            else if (line.Cursor.Nanoseconds - cursor.Nanoseconds > slack)
            {
                passed = true;
                foreach (var before in held)
                    yield return before;
                held.Clear();
                yield return line;
            }
            else if (line.Cursor.CompareTo(cursor) > 0)
            {
                held.Add(line);
            }
        }
        foreach (var before in held)
            yield return before;
    }
}
