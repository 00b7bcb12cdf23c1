using TapBot.Core.Containers;
using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>A log line as the API shows it.</summary>
/// <param name="Cursor">Its place in its log; send it as <c>Last-Event-ID</c> to go on after it, with <c>@</c> and the source behind it where there are several logs.</param>
/// <param name="Time">When the engine took it.</param>
/// <param name="Source"><c>server/container</c>.</param>
/// <param name="Stream">stdout, stderr, or marker for what happened to the container.</param>
/// <param name="Level">How serious it says it is.</param>
/// <param name="Text">The line as the engine holds it, escape sequences included.</param>
/// <param name="CutBytes">How many bytes were cut off its end; absent for almost every line.</param>
/// <param name="Fields">What a structured line says, by name; absent unless asked for.</param>
public sealed record LogLineModel(
    LogCursor Cursor, DateTimeOffset Time, string Source, LogStream Stream, LineLevel Level, string Text, int? CutBytes, IReadOnlyDictionary<string, string>? Fields)
{
    /// <summary>A line of a container.</summary>
    public static LogLineModel Of(Container container, LogLine line, bool withFields) => Of($"{container.Server}/{container.Name}", line, withFields);

    /// <summary>A line that says where it comes from.</summary>
    public static LogLineModel Of(LogLine line, bool withFields) => Of(line.Origin?.Source ?? "", line, withFields);

    private static LogLineModel Of(string source, LogLine line, bool withFields) => new(
        line.Cursor, line.Cursor.Time, source, line.Stream, line.Level, line.Text, line.CutBytes > 0 ? line.CutBytes : null,
        withFields && line.Parsed.Fields is { Count: > 0 } fields ? FieldsOf(fields) : null);

    // A key may stand twice in a line; the last one counts, as it does for most readers of JSON.
    private static Dictionary<string, string> FieldsOf(IReadOnlyList<LogField> fields)
    {
        var byKey = new Dictionary<string, string>(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields)
            byKey[field.Key] = field.Value;
        return byKey;
    }
}
