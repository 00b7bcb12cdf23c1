using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using TapBot.Core.Logs;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>What following logs tells, as server-sent events: lines and markers with their place, skipped lines, states.</summary>
internal static class LogItems
{
    public static async IAsyncEnumerable<SseItem<object>> Of(
        IAsyncEnumerable<LogEvent> events, Func<LogLine, LogLineModel> model, Texts texts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var said in events.WithCancellation(cancellationToken))
        {
            yield return said switch
            {
                LogEvent.Said(var line) => new SseItem<object>(model(line), line.Stream == LogStream.Marker ? "marker" : "line") { EventId = LogPosition.Of(line).ToString() },
                LogEvent.Skipped(var lines) => new SseItem<object>(new { skipped = lines }, "skipped"),
                LogEvent.Became(var state) => new SseItem<object>(StreamStateModel.Of(texts, state), "state"),
                _ => throw new InvalidOperationException($"{said.GetType().Name} has no form as an event."),
            };
        }
    }
}
