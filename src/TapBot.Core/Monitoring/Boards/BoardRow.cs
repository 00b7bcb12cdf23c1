namespace TapBot.Core.Monitoring;

/// <summary>A board as it is stored.</summary>
internal sealed class BoardRow
{
    /// <summary>Room for the names of all tiles.</summary>
    public const int LongestTiles = 400;

    public required string Name { get; set; }

    public string? Title { get; set; }

    /// <summary>The names of the tiles in their order, commas between them.</summary>
    public required string Tiles { get; set; }

    /// <summary>How long a page stands; null when the configuration says so.</summary>
    public double? PageSeconds { get; set; }

    public double? Inches { get; set; }

    public double? Metres { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
