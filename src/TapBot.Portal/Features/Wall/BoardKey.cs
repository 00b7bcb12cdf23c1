using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>Screens with the same key look at the same drawing.</summary>
/// <param name="Board">Which board.</param>
/// <param name="Sight">What may be seen on it.</param>
/// <param name="Language">In which language.</param>
internal readonly record struct BoardKey(BoardName Board, BoardSight Sight, string Language);
