using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Wall;

/// <summary>One thing that is wrong, or, when it is green, comes next.</summary>
/// <param name="Name">What.</param>
/// <param name="Word">How it is, in a word or two; empty when the name says it all.</param>
/// <param name="Colour">Its light.</param>
public sealed record TileRow(string Name, string Word, LightColour Colour);
