using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>A search as server-sent events: lines, how far it has come with what it has counted, lines that took the expression too long, sources that are silent, and its end.</summary>
internal static class LogFindings
{
    public static async IAsyncEnumerable<SseItem<object>> EventsAsync(IAsyncEnumerable<LogFinding> findings, LogFilter? filter, int limit, Func<LogLine, LogLineModel> model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (found, next) = (0, (LogCursor?)null);
        await foreach (var finding in findings.PageAsync(limit).WithCancellation(cancellationToken))
        {
            if (finding is LogFinding.Found(var line))
            {
                var source = line.Origin?.Source ?? "";
                counts[source] = counts.GetValueOrDefault(source) + 1;
                (found, next) = (found + 1, line.Cursor);
                yield return new SseItem<object>(model(line), "line") { EventId = LogPosition.Of(line).ToString() };
            }
            else if (finding is LogFinding.Silent(var origin))
                yield return new SseItem<object>(new { source = origin.Source }, "silent");
            else if (finding is LogFinding.Reached(var place))
                yield return new SseItem<object>(new { reached = place?.Time, place, counts, timedOut = filter?.TimedOut ?? 0 }, "reached");
        }
        var isComplete = found < limit;
        yield return new SseItem<object>(new { complete = isComplete, next = isComplete ? null : next, counts, timedOut = filter?.TimedOut ?? 0 }, "end");
    }
}
