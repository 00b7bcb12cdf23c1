using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>What a board shows.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">What stands beside the headline; null for the product's name.</param>
/// <param name="Tiles">Which tiles, in the order in which they stand while nothing is wrong.</param>
public sealed record BoardPlan(BoardName Name, string? Title, IReadOnlyList<TileKind> Tiles)
{
    /// <summary>The board that is there without anybody having made it: everything.</summary>
    public static BoardPlan Default { get; } = new(BoardName.Default, null, Enum.GetValues<TileKind>());
}
