using System.Text;
using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Logs.Filtering;

/// <summary>Reads filters and makes lines for them.</summary>
internal static class Filters
{
    public static LogFilter Of(string text, LogFilterSyntax syntax = LogFilterSyntax.Words) =>
        LogFilter.TryParse(text, syntax, out var filter, out var error) ? filter : throw new FormatException($"{error.Why} at {error.Position}");

    public static LogFilterError ErrorOf(string text, LogFilterSyntax syntax = LogFilterSyntax.Words)
    {
        Assert.False(LogFilter.TryParse(text, syntax, out var filter, out var error));
        Assert.Null(filter);
        return error;
    }

    public static LogLine Line(string text, LogStream stream = LogStream.Stdout, LogOrigin? origin = null) =>
        new(new LogCursor(1, 0), stream, LevelParser.Parse(Encoding.UTF8.GetBytes(text)), text, Origin: origin);

    public static bool Matches(string filter, string line) => Of(filter).Matches(Line(line));

    public static string Code(this LogFilterError error) => error.Why.Code;

    public static object? Argument(this Phrase phrase, string name) => phrase.Arguments[name];
}
