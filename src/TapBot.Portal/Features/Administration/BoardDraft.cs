using TapBot.Core.Monitoring;
using TapBot.Core.Operations;

namespace TapBot.Portal.Features.Administration;

/// <summary>A board as somebody is composing it.</summary>
internal sealed class BoardDraft
{
    private BoardDraft(IReadOnlyList<TileKind> shown)
    {
        Tiles = [.. shown, .. Enum.GetValues<TileKind>().Except(shown)];
        Shown = [.. shown];
    }

    public string? Name { get; set; }

    public string? Title { get; set; }

    /// <summary>All kinds there are: in this order those stand that are shown.</summary>
    public List<TileKind> Tiles { get; }

    public HashSet<TileKind> Shown { get; }

    public double? PageSeconds { get; set; }

    public double? Inches { get; set; }

    public double? Metres { get; set; }

    /// <summary>A board that shows everything.</summary>
    public static BoardDraft New() => new(BoardPlan.Default.Tiles);

    /// <summary>A board as it is now.</summary>
    public static BoardDraft Of(BoardPlan board) => new(board.Tiles)
    {
        Name = board.Name.Value, Title = board.Title, PageSeconds = board.PageTime?.TotalSeconds, Inches = board.Inches, Metres = board.Metres,
    };

    /// <summary>Lets a tile change places with its neighbour.</summary>
    public void Move(TileKind tile, int by)
    {
        var (from, to) = (Tiles.IndexOf(tile), Tiles.IndexOf(tile) + by);
        if (to >= 0 && to < Tiles.Count)
            (Tiles[from], Tiles[to]) = (Tiles[to], Tiles[from]);
    }

    public void Show(TileKind tile, bool shown) => _ = shown ? Shown.Add(tile) : Shown.Remove(tile);

    /// <summary>What is to be done.</summary>
    public IOperation Operation(bool isNew)
    {
        var (name, title, tiles) = (Name?.Trim() ?? "", string.IsNullOrWhiteSpace(Title) ? null : Title.Trim(), TileOrder.Of([.. Tiles.Where(Shown.Contains)]));
        return isNew ? new MakeBoard(name, title, tiles, PageSeconds, Inches, Metres) : new ChangeBoard(name, title, tiles, PageSeconds, Inches, Metres);
    }
}
