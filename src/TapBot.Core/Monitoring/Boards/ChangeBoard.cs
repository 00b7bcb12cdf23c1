using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Composes a board anew that was made in the portal: it is then as it is said here, whatever is left out included. Its screens show it at once.</summary>
/// <param name="Board">Its name in the address.</param>
/// <param name="Title">What stands beside the headline, 1 to 60 characters; null for the product's name.</param>
/// <param name="Tiles">Which tiles, in the order in which they stand while nothing is wrong; null for all.</param>
/// <param name="PageSeconds">How long a page stands, 5 to 600; null when the configuration says so.</param>
/// <param name="Inches">The diagonal of its screens, 3 to 400; null when it does not matter.</param>
/// <param name="Metres">How far away people stand, 0.3 to 100; with the diagonal it says how large text must be.</param>
[Operation("boards.change", Permission.Administer, Risk.Safe, Route = "boards/{board}/change")]
public sealed record ChangeBoard(string Board, string? Title = null, TileOrder? Tiles = null, double? PageSeconds = null, double? Inches = null, double? Metres = null) : IOperation;
