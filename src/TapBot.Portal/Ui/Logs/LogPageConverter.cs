using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>
/// Writes a page small: a line is <c>[ms, ns, code, text, message, spans, ordinal, cut bytes, raw, values]</c>, where what is zero at the end is left out.
/// <c>ms</c> and <c>ns</c> together are the exact timestamp; <c>code</c> is stream + 4 x level + 32 x continues + 64 x writer; <c>message</c> is its place in the text
/// (<c>[start, length]</c>) or itself; <c>raw</c> is there only when it differs from the text that is shown.
/// </summary>
internal sealed class LogPageConverter : JsonConverter<LogPage>
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    public override LogPage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Pages go to the browser only.");

    public override void Write(Utf8JsonWriter writer, LogPage value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("f", value.First);
        writer.WriteNumber("s", value.Skipped);
        if (value.Silent)
            writer.WriteBoolean("silent", true);
        if (value.AtEnd)
            writer.WriteBoolean("atEnd", true);
        if (value.Closed)
            writer.WriteBoolean("closed", true);
        if (value.FieldsVersion > 0)
            writer.WriteNumber("v", value.FieldsVersion);
        if (value.News.Count > 0)
            WriteWriters(writer, value.News);
        writer.WriteStartArray("l");
        for (var i = 0; i < value.Lines.Count; i++)
        {
            var line = value.Lines[i];
            var number = value.Writers.Count > 0 ? value.Writers[i] : 0;
            var continues = value.Continues.Count > 0 && value.Continues[i];
            Write(writer, line, (int)line.Stream + 4 * (int)line.Level + (continues ? 32 : 0) + 64 * number, value.Fields);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, LogLine line, int code, IReadOnlyList<string> fields)
    {
        var shown = AnsiText.Parse(line.Text);
        var differs = !ReferenceEquals(shown.Plain, line.Text) && shown.Plain != line.Text;
        var message = LineWords.MessageOf(line);
        var values = fields.Count > 0 && line.Stream != LogStream.Marker ? LineWords.ValuesOf(line.Text, fields) : null;
        var last = values is not null ? 6 : differs ? 5 : line.CutBytes > 0 ? 4 : line.Cursor.Ordinal > 0 ? 3 : shown.Spans.Count > 0 ? 2 : message is not null ? 1 : 0;
        writer.WriteStartArray();
        writer.WriteNumberValue(Math.DivRem(line.Cursor.Nanoseconds, NanosecondsPerMillisecond, out var rest));
        writer.WriteNumberValue(rest);
        writer.WriteNumberValue(code);
        WriteText(writer, shown.Plain);
        if (last >= 1)
            WriteMessage(writer, message, shown.Plain);
        if (last >= 2)
            WriteSpans(writer, shown.Spans);
        if (last >= 3)
            writer.WriteNumberValue(line.Cursor.Ordinal);
        if (last >= 4)
            writer.WriteNumberValue(line.CutBytes);
        if (last >= 5)
            WriteText(writer, differs ? line.Text : null);
        if (last >= 6)
            WriteValues(writer, values!);
        writer.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string? message, string text)
    {
        if (message is null)
        {
            writer.WriteNumberValue(0);
            return;
        }
        var start = text.IndexOf(message, StringComparison.Ordinal);
        if (start < 0)
        {
            WriteText(writer, message);
            return;
        }
        writer.WriteStartArray();
        writer.WriteNumberValue(start);
        writer.WriteNumberValue(message.Length);
        writer.WriteEndArray();
    }

    private static void WriteSpans(Utf8JsonWriter writer, IReadOnlyList<AnsiSpan> spans)
    {
        if (spans.Count == 0)
        {
            writer.WriteNumberValue(0);
            return;
        }
        writer.WriteStartArray();
        foreach (var span in spans)
        {
            writer.WriteNumberValue(span.Start);
            writer.WriteNumberValue(span.Length);
            writer.WriteStringValue(span.Classes);
        }
        writer.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            WriteText(writer, value);
        writer.WriteEndArray();
    }

    private static void WriteWriters(Utf8JsonWriter writer, IReadOnlyList<LogWriter> news)
    {
        writer.WriteStartArray("o");
        foreach (var one in news)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(one.Number);
            writer.WriteNumberValue(one.Colour);
            writer.WriteStringValue(one.Name);
            writer.WriteStringValue(one.Title);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    }

    // The usual encoder writes six bytes for a quote or a Russian letter. Nothing of this is ever put into a page as markup.
    private static void WriteText(Utf8JsonWriter writer, string? text)
    {
        if (text is null)
            writer.WriteNumberValue(0);
        else
            writer.WriteStringValue(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
    }
}
