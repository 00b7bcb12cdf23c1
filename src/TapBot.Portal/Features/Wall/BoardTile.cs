using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Wall;

/// <summary>A tile, in the words of one language: what is drawn, once for all screens of a board.</summary>
/// <param name="Key">Its name on the board; stays the same as long as it tells of the same.</param>
/// <param name="Title">What it tells of.</param>
/// <param name="Colour">Its light.</param>
/// <param name="Figure">The one large figure.</param>
public sealed record BoardTile(string Key, string Title, LightColour Colour, string Figure)
{
    /// <summary>What stands behind the figure.</summary>
    public string Unit { get; init; } = "";

    /// <summary>At most two lines below it.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>What is wrong, worst first; where nothing is, maybe what comes next.</summary>
    public IReadOnlyList<TileRow> Rows { get; init; } = [];

    /// <summary>The history of the figure; null for a tile without a line.</summary>
    public SeriesName? Series { get; init; }

    /// <summary>The line: the last hour, oldest first.</summary>
    public IReadOnlyList<double?> Curve { get; init; } = [];

    /// <summary>When the source measured it; null when there is nothing yet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>True while the source would say at once if something changed: then it is as fresh as the portal itself.</summary>
    public bool IsLive { get; init; }

    /// <summary>How often the source measures; zero when it does so now and then.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>True when both are drawn alike: time passes without a new drawing.</summary>
    public bool LooksLike(BoardTile? other) => other is not null && (Key, Title, Colour, Figure, Unit) == (other.Key, other.Title, other.Colour, other.Figure, other.Unit)
        && Lines.SequenceEqual(other.Lines) && Rows.SequenceEqual(other.Rows) && Curve.SequenceEqual(other.Curve);
}
