using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Figures;
using TapBot.Portal.Features.Wall;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.EndToEnd.Wall;

/// <summary>Draws tiles of the test as the portal does, into what a screen is told.</summary>
internal static class FedBoard
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton<Texts>().BuildServiceProvider();
    private static readonly BoardPainter Painter = new(Services, NullLoggerFactory.Instance);

    /// <summary>A tile whose source measures every five seconds.</summary>
    public static BoardTile Tile(string key, LightColour colour = LightColour.Green, string figure = "42") =>
        new(key, $"Tile {key}", colour, figure) { Unit = "% CPU", Lines = ["memory 61 %", "disk 34 % free"], At = DateTimeOffset.UnixEpoch, Every = Every };

    /// <summary>So many tiles that are well.</summary>
    public static IReadOnlyList<BoardTile> Tiles(int count) => [.. Enumerable.Range(1, count).Select(i => Tile(i.ToString("00", CultureInfo.InvariantCulture)))];

    /// <summary>The whole picture of a board.</summary>
    /// <param name="tiles">Its tiles, in their order.</param>
    /// <param name="at">The time of the portal.</param>
    /// <param name="age">How old each value is.</param>
    /// <param name="settings">What the screen has to know of the board; null when nothing new is said.</param>
    public static async Task<object> PictureAsync(IReadOnlyList<BoardTile> tiles, DateTimeOffset at, TimeSpan age, object? settings = null)
    {
        var parts = new Dictionary<string, string>();
        foreach (var tile in tiles)
            parts[tile.Key] = await Painter.PaintAsync<BoardTileView>((nameof(BoardTileView.Tile), tile));
        var worst = tiles.Select(t => t.Colour).Max();
        parts[BoardCanvas.Head] = await Painter.PaintAsync<BoardHead>((nameof(BoardHead.Colour), worst), (nameof(BoardHead.Words), "All of it"), (nameof(BoardHead.Title), "Office"));
        parts[BoardCanvas.Ticker] = await Painter.PaintAsync<BoardTicker>((nameof(BoardTicker.Worries), tiles.SelectMany(t => t.Rows).ToList()));
        var ages = tiles.ToDictionary(t => t.Key, t => new[] { (long)age.TotalMilliseconds, (long)t.Every.TotalMilliseconds });
        return new { now = at.ToUnixTimeMilliseconds(), colour = LightWords.NameOf(worst), order = tiles.Select(t => t.Key), parts, ages, settings };
    }
}
