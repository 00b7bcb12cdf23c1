using TapBot.Core.Figures;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Wall;

/// <summary>What a screen is told: the board as it is now, of what is drawn only what the screen does not have.</summary>
/// <param name="Number">The number of the picture; 0 as long as there is none.</param>
/// <param name="After">The number of the picture that the screen has; 0 when this one is whole.</param>
/// <param name="Build">Which build of the portal says so.</param>
/// <param name="Now">The time of the portal, milliseconds since 1970 UTC.</param>
/// <param name="Colour">The worst of everything.</param>
/// <param name="Order">The keys of the tiles in the order in which they stand.</param>
/// <param name="Parts">What was drawn anew, by key.</param>
/// <param name="Ages">By key of the tile: its age in milliseconds (-1 when it has no value yet), and how often its source measures (0 when now and then).</param>
internal sealed record WallNews(
    long Number, long After, string Build, long Now, string Colour, IReadOnlyList<string> Order, IReadOnlyDictionary<string, string> Parts, IReadOnlyDictionary<string, long[]> Ages)
{
    /// <summary>The first word on a connection, before there is a picture.</summary>
    public static WallNews Hello(string build, TimeProvider time) => new(0, 0, build, time.GetUtcNow().ToUnixTimeMilliseconds(), LightWords.NameOf(LightColour.Unknown), [], new Dictionary<string, string>(), new Dictionary<string, long[]>());

    public static WallNews Of(BoardPicture picture, long after, string build, TimeProvider time)
    {
        var waited = time.GetElapsedTime(picture.TakenAt);
        return new WallNews(
            picture.Number, after, build, time.GetUtcNow().ToUnixTimeMilliseconds(), LightWords.NameOf(picture.Colour), picture.Order,
            picture.Fragments.Values.Where(f => f.Number > after).ToDictionary(f => f.Key, f => f.Html),
            picture.Ages.ToDictionary(a => a.Key, a => new[] { a.Value.Age is { } age ? (long)(age + waited).TotalMilliseconds : -1, (long)a.Value.Every.TotalMilliseconds }));
    }
}
