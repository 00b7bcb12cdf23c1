using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Wall;

/// <summary>A board at one moment.</summary>
/// <param name="Number">Counts up by one with every picture.</param>
/// <param name="Colour">The worst of everything.</param>
/// <param name="Order">The keys of the tiles in the order in which they stand.</param>
/// <param name="ArrangedIn">The picture in which colour or order were last others.</param>
/// <param name="Settings">What a screen has to know of the board.</param>
/// <param name="PlannedIn">The picture in which the board was last composed anew.</param>
/// <param name="Fragments">Everything that is drawn: the tiles, the headline and what is wrong.</param>
/// <param name="Ages">How old the tiles were.</param>
/// <param name="TakenAt">When it was made, by the running time of the portal.</param>
internal sealed record BoardPicture(
    long Number, LightColour Colour, IReadOnlyList<string> Order, long ArrangedIn, WallSettings Settings, long PlannedIn, IReadOnlyDictionary<string, TileFragment> Fragments, IReadOnlyDictionary<string, TileAge> Ages, long TakenAt);
