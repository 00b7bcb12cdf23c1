using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Wall;

/// <summary>Which tiles a board has now. Pure.</summary>
internal static class BoardTiles
{
    /// <summary>The tiles of a plan, the worst first; those that are alike stay in the order of the plan.</summary>
    public static IReadOnlyList<BoardTile> Of(BoardPlan plan, BoardData data, TileWords words) =>
        [.. plan.Tiles.SelectMany(kind => Of(kind, data, words)).OrderByDescending(Rank)];

    /// <summary>What has nothing to show, because nobody watches anything of the kind, stands last.</summary>
    private static int Rank(BoardTile tile) => tile.Colour switch { LightColour.Red => 3, LightColour.Yellow => 2, _ => tile is { At: null, IsLive: false } ? 0 : 1 };

    private static IEnumerable<BoardTile> Of(TileKind kind, BoardData data, TileWords words) => kind switch
    {
        TileKind.Certificates => [CertificatesTile.Of(data, words)],
        TileKind.Containers => [ContainersTile.Of(data, words)],
        TileKind.Databases => DatabaseTile.AllOf(data, words),
        TileKind.ApiResponse => [GoalTile.ApiOf(data, words)],
        TileKind.Servers => ServerTile.AllOf(data, words),
        TileKind.Uptime => [GoalTile.UptimeOf(data, words)],
        _ => [LightsTile.Of(data, words)],
    };
}
