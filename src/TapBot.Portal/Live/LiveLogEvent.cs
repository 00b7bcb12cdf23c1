using TapBot.Core.Logs;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Live;

/// <summary>What a log tells: just one of these.</summary>
/// <param name="Line">A line, or what happened to its container (stream <c>marker</c>).</param>
/// <param name="Skipped">So many lines came faster than they were taken, and are left out here; as far as history or engine have them, they can be read over REST.</param>
/// <param name="State">The logs are followed, or are not for the moment, and why.</param>
public sealed record LiveLogEvent(LogLineModel? Line, long? Skipped, StreamStateModel? State)
{
    /// <summary>An event with its words; <paramref name="line"/> gives a line its form.</summary>
    internal static LiveLogEvent Of(Texts texts, LogEvent said, Func<LogLine, LogLineModel> line) => said switch
    {
        LogEvent.Said(var written) => new(line(written), null, null),
        LogEvent.Skipped(var lines) => new(null, lines, null),
        LogEvent.Became(var state) => new(null, null, StreamStateModel.Of(texts, state)),
        _ => throw new InvalidOperationException($"{said.GetType().Name} has no form as an event."),
    };
}
