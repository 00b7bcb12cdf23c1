using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Wall;

/// <summary>The boards there are: the one that makes itself, and those of the settings.</summary>
public sealed class BoardPlans(IOptions<WallOptions> options)
{
    /// <summary>All of them, the default one first.</summary>
    public IReadOnlyList<BoardPlan> All { get; } =
    [
        .. options.Value.Boards.Select(Of).Prepend(BoardPlan.Default).GroupBy(b => b.Name).Select(g => g.Last()),
    ];

    /// <summary>The board of that name, or null.</summary>
    public BoardPlan? Find(string? name) => All.FirstOrDefault(b => b.Name.Value == name);

    /// <summary>That there is no board of a name, and which there are.</summary>
    public Phrase Unknown(string name) => Phrase.Of("access.screen.noBoard", ("board", name), ("known", string.Join(", ", All.Select(b => b.Name.Value))));

    private static BoardPlan Of(BoardOptions board) =>
        new(BoardName.Parse(board.Name), string.IsNullOrWhiteSpace(board.Title) ? null : board.Title.Trim(), board.Tiles.Count > 0 ? [.. board.Tiles.Distinct()] : BoardPlan.Default.Tiles);
}
