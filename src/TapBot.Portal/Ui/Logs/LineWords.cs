using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>What is shown of a line that has fields.</summary>
internal static class LineWords
{
    private const int LongestValue = 120;

    /// <summary>What the line says, where that is less than the line; null where the line is shown as it is.</summary>
    public static string? MessageOf(LogLine line)
    {
        if (line.Stream == LogStream.Marker || line.Parsed.Format is LineFormat.Plain or LineFormat.Access)
            return null;
        var message = line.Parsed.Message;
        return message.Length == 0 || ReferenceEquals(message, line.Text) || message == line.Text ? null : AnsiText.Parse(message).Plain;
    }

    /// <summary>The values of fields, empty for those it does not have.</summary>
    public static string[] ValuesOf(string text, IReadOnlyList<string> fields) => [.. fields.Select(f => LineParser.TryFind(text, f, out var field) ? Shown(field.Value) : "")];

    private static string Shown(string value) => AnsiText.Parse(value.Length > LongestValue ? value[..LongestValue] + "…" : value).Plain;
}
