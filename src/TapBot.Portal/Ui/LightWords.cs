using TapBot.Core.Figures;

namespace TapBot.Portal.Ui;

/// <summary>How a colour is named in style sheets, in resources and in JSON.</summary>
public static class LightWords
{
    /// <summary>The class of the shape.</summary>
    public static string ClassOf(LightColour colour) => "is-" + NameOf(colour);

    /// <summary>The word on the wire.</summary>
    public static string NameOf(LightColour colour) => colour switch
    {
        LightColour.Green => "green",
        LightColour.Yellow => "yellow",
        LightColour.Red => "red",
        LightColour.Maintenance => "maintenance",
        _ => "unknown",
    };

    /// <summary>The resource key of the word.</summary>
    public static string KeyOf(LightColour colour) => "ui.light." + NameOf(colour);
}
