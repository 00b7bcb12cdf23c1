using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>One line with all there is to know of it.</summary>
/// <param name="Cursor">Its place.</param>
/// <param name="Origin">Who wrote it; null when nobody needs to know.</param>
/// <param name="Stream">Which output it came from.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Text">The line as it was written; for a marker its words.</param>
/// <param name="IsCut">There was more of it.</param>
public sealed record LogLineDetails(LogCursor Cursor, LogOrigin? Origin, LogStream Stream, LineLevel Level, string Text, bool IsCut)
{
    private const int Deepest = 3, MostFields = 200;
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Its fields in the order of the line; what is nested comes behind the object it is in.</summary>
    public IReadOnlyList<LogField> Fields { get; } = Stream == LogStream.Marker ? [] : [.. LineParser.Parse(Text).Fields.SelectMany(f => Flat(f, 1)).Take(MostFields)];

    /// <summary>The moment with every digit that the engine gave, in UTC.</summary>
    public string ExactTime => Cursor.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + (Cursor.Nanoseconds % 1_000_000_000).ToString("'.'000000000", CultureInfo.InvariantCulture) + "Z";

    /// <summary>The line as the API gives it.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        cursor = Cursor.ToString(),
        time = ExactTime,
        source = Origin?.Source,
        stream = Stream == LogStream.Stderr ? "stderr" : "stdout",
        level = Level == LineLevel.Unknown ? null : Level.ToString().ToLowerInvariant(),
        text = Text,
        fields = Fields.Count == 0 ? null : Fields.GroupBy(f => f.Key).ToDictionary(f => f.Key, f => f.First().Value),
    }, Form);

    private static IEnumerable<LogField> Flat(LogField field, int depth)
    {
        var inside = depth < Deepest ? LineParser.Expand(field) : [];
        return inside.Count == 0 ? [field] : inside.SelectMany(f => Flat(f, depth + 1));
    }
}
