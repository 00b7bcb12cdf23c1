using System.Globalization;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>A goal: the value, the goal, how much is known. A time is rounded up and a share cut, so that nothing looks better than it is.</summary>
internal static class GoalTile
{
    public static BoardTile ApiOf(BoardData data, TileWords words) => Of(GoalKind.ApiResponse, "api", data, words, level => level.Value is { } value ? Math.Ceiling(value).ToString("N0", CultureInfo.CurrentCulture) : null,
        words.Texts["wall.unit.p95"], level => words.Texts.Of("wall.goal.milliseconds", level.Goal.ToString("N0", CultureInfo.CurrentCulture)));

    public static BoardTile UptimeOf(BoardData data, TileWords words) => Of(GoalKind.Uptime, "uptime", data, words, level => TileWords.Cut(level.Value, 2),
        "%", level => words.Texts.Of("wall.goal.share", TileWords.Cut(level.Goal, 1)));

    private static BoardTile Of(GoalKind kind, string key, BoardData data, TileWords words, Func<ServiceLevel, string?> figure, string unit, Func<ServiceLevel, string> goal)
    {
        var tile = new BoardTile(key, words.Texts["wall.tile." + key], LightColour.Unknown, Format.Nothing) { Unit = unit };
        if (data.Goals.FirstOrDefault(g => g.Kind == kind) is not { } level)
            return tile;
        return tile with
        {
            Colour = level.Colour,
            Figure = level.Value is null ? Format.Nothing : figure(level) ?? Format.Nothing,
            Lines = level.Value is null ? [goal(level)] : [goal(level), .. CoverageOf(level, words)],
            Rows = level.Value is null || level.Colour > LightColour.Maintenance ? [new TileRow(words.Say(level.Reason), "", level.Colour)] : [],
            Series = level.Series,
            At = level.At,
            Every = level.Every,
        };
    }

    private static IEnumerable<string> CoverageOf(ServiceLevel level, TileWords words) =>
        level.Source is { } source ? [source] : level.Coverage is { } coverage ? [words.Texts.Of("wall.goal.coverage", TileWords.Cut(coverage, 1))] : [];
}
