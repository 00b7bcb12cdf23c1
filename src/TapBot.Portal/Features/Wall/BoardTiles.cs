using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Wall;

/// <summary>Which tiles a board has now. Pure.</summary>
internal static class BoardTiles
{
    /// <summary>The tiles of a plan, the worst first; those that are alike stay in the order of the plan.</summary>
    public static IReadOnlyList<BoardTile> Of(BoardPlan plan, BoardData data, TileWords words) =>
        [.. plan.Tiles.SelectMany(kind => Of(kind, data, words)).OrderByDescending(t => Rank(t.Colour))];

    // Unknown stands for what nobody watches, too: that is no reason to push aside what is well.
    private static int Rank(LightColour colour) => colour is LightColour.Red ? 2 : colour is LightColour.Yellow ? 1 : 0;

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
