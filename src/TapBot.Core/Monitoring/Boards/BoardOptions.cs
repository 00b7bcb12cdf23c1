namespace TapBot.Core.Monitoring;

/// <summary>A board of the configuration, <c>TapBot:Wall:Boards:N</c>.</summary>
public sealed class BoardOptions
{
    /// <summary>Its name in the address: small letters, digits and dashes.</summary>
    public string Name { get; set; } = "";

    /// <summary>What stands beside the headline; the product's name when nothing is said.</summary>
    public string? Title { get; set; }

    /// <summary>Which tiles, in this order as long as nothing is wrong; all when nothing is said.</summary>
    public List<TileKind> Tiles { get; set; } = [];
}
