using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>The light of one figure, judged by a threshold.</summary>
/// <param name="Bounds">The bounds it was judged by.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Reason">The figure and the bound in words.</param>
public sealed record FigureLight(Threshold Bounds, LightColour Colour, Phrase Reason);
