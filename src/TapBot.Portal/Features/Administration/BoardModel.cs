using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Administration;

/// <summary>A board of the wall as the API shows it.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">What stands beside the headline; null for the product's name.</param>
/// <param name="Tiles">Which tiles, in the order in which they stand while nothing is wrong.</param>
/// <param name="PageSeconds">How long a page stands; null when the configuration says so.</param>
/// <param name="Inches">The diagonal of its screens; null when it does not matter.</param>
/// <param name="Metres">How far away people stand; null when it does not matter.</param>
/// <param name="Origin">Who has composed it: only what is edited can be changed and removed here.</param>
/// <param name="ChangedAt">When it was last changed here; null when it never was.</param>
public sealed record BoardModel(
    string Name, string? Title, IReadOnlyList<TileKind> Tiles, double? PageSeconds, double? Inches, double? Metres, BoardOrigin Origin, DateTimeOffset? ChangedAt)
{
    /// <summary>A board in words.</summary>
    public static BoardModel Of(BoardPlan board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return new(board.Name.Value, board.Title, board.Tiles, board.PageTime?.TotalSeconds, board.Inches, board.Metres, board.Origin, board.ChangedAt);
    }
}
