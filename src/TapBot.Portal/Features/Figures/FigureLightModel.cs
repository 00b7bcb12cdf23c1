using TapBot.Core.Figures;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>The light of one figure.</summary>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">The figure and the bound it has crossed; null when it is green or unknown.</param>
/// <param name="Bounds">What it was judged by.</param>
public sealed record FigureLightModel(LightColour Light, Statement? Reason, BoundsModel Bounds)
{
    /// <summary>A light in the words of the reader.</summary>
    public static FigureLightModel Of(Texts texts, FigureLight light)
    {
        ArgumentNullException.ThrowIfNull(light);
        return new(light.Colour, light.Colour > LightColour.Unknown ? Statement.Of(texts, light.Reason) : null, BoundsModel.Of(light.Bounds));
    }
}
