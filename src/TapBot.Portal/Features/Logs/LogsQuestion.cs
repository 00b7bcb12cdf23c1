using TapBot.Core.Logs;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>What an address asks for: which lines are shown, what is marked in them, or what is wrong with the text of its box. Pure.</summary>
/// <param name="Filter">The lines that are shown; null for all.</param>
/// <param name="Find">What is marked; null for nothing.</param>
/// <param name="Error">What is wrong with the text; then the text counts for nothing.</param>
internal sealed record LogsQuestion(LogFilter? Filter, LogFind? Find, LogFilterError? Error)
{
    private static readonly char[] Syntax = ['"', '(', ')', '|', ':', '=', '<', '>', '/', '!', '\\'];

    /// <summary>The text of the filter, for addresses of downloads; null without one.</summary>
    public string? Text => Filter?.ToString() is { Length: > 0 } text ? text : null;

    public static LogsQuestion Of(LogsAddress address)
    {
        var levels = LevelsOf(address.Levels);
        if (string.IsNullOrWhiteSpace(address.Query))
            return new LogsQuestion(levels, null, null);
        if (address.Mode == LogsMode.Find && !address.IsRegex)
            return new LogsQuestion(levels, new LogFind(address.Query, false, address.MatchCase), null);
        if (!TryParse(address, out var filter, out var error))
            return new LogsQuestion(levels, null, error);
        return address.Mode switch
        {
            LogsMode.Find => new LogsQuestion(levels, new LogFind(address.Query, true, address.MatchCase), null),
            LogsMode.Filter => new LogsQuestion(Both(filter, levels), Marked(address), null),
            _ => new LogsQuestion(Both(filter.Not(), levels), null, null),
        };
    }

    /// <summary>The lines that match the box, whatever is done with them, and of the levels that are shown.</summary>
    public static (LogFilter? Filter, LogFilterError? Error) Everywhere(LogsAddress address) =>
        TryParse(address, out var filter, out var error) ? (Both(address.Mode == LogsMode.Exclude ? filter.Not() : filter, LevelsOf(address.Levels)), null) : (null, error);

    private static bool TryParse(LogsAddress address, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogFilter? filter, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out LogFilterError? error) =>
        LogFilter.TryParse(address.IsRegex && address.MatchCase ? $"(?-i:{address.Query})" : address.Query, address.IsRegex ? LogFilterSyntax.Regex : LogFilterSyntax.Words, out filter, out error);

    /// <summary>The text of the box with one more condition, as the query language writes it.</summary>
    public static string With(string query, LogCondition condition)
    {
        var key = condition.Key is "level" or "stream" or "source" ? "." + condition.Key : condition.Key;
        var value = condition.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"{query} {(condition.Exclude ? "-" : "")}{key}=\"{value}\"".Trim();
    }

    private static LogFilter? Both(LogFilter one, LogFilter? other) => other is null ? one : one.And(other);

    private static LogFilter? LevelsOf(IReadOnlyList<LineLevel> levels) => levels.Count == 0 || levels.Count == LogsAddress.AllLevels.Count ? null : LogFilter.OfLevels(LevelSet.Of([.. levels.SelectMany(Meant)]));

    private static LineLevel[] Meant(LineLevel level) => level switch
    {
        LineLevel.Error => [LineLevel.Error, LineLevel.Fatal],
        LineLevel.Info => [LineLevel.Info, LineLevel.Unknown],
        LineLevel.Debug => [LineLevel.Debug, LineLevel.Trace],
        _ => [level],
    };

    /// <summary>What is searched for can be marked as it stands.</summary>
    public static bool IsPlain(LogsAddress address) => address.IsRegex || (address.Query.IndexOfAny(Syntax) < 0 && !address.Query.Trim().Contains(' ', StringComparison.Ordinal));

    /// <summary>In lines that are there because of some words these words are marked; conditions mark nothing.</summary>
    private static LogFind? Marked(LogsAddress address)
    {
        if (address.IsRegex)
            return new LogFind(address.Query, true, address.MatchCase);
        if (address.Query.IndexOfAny(Syntax) >= 0)
            return null;
        var words = address.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] != '-').ToList();
        return words.Count == 0 ? null : new LogFind(string.Join(' ', words), MatchCase: address.MatchCase, IsWords: true);
    }
}
