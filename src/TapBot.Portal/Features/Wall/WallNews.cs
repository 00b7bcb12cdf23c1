using System.Text.Json.Serialization;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Wall;

/// <summary>What a screen is told: that the portal lives, and of the board what the screen does not have. What is null is as before.</summary>
/// <param name="Number">The number of the picture; 0 as long as there is none.</param>
/// <param name="After">The number of the picture that the screen has; 0 when this one is whole.</param>
/// <param name="Now">The time of the portal, milliseconds since 1970 UTC.</param>
internal sealed record WallNews(long Number, long After, long Now)
{
    /// <summary>Which build of the portal says so; with every whole picture, and before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Build { get; init; }

    /// <summary>The worst of everything; comes with the order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Colour { get; init; }

    /// <summary>The keys of the tiles in the order in which they stand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>What of the board a screen has to know by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WallSettings? Settings { get; init; }

    /// <summary>What was drawn anew, by key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Parts { get; init; }

    /// <summary>
    /// By key of the tile, where the source has said something new: the age in milliseconds (-1 when it has no value yet), how often its source measures (0 when now and then), and a 1 where
    /// the value is as fresh as whatever the portal says. A screen counts on from there.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, long[]>? Ages { get; init; }

    /// <summary>The first word on a connection, before there is a picture.</summary>
    public static WallNews Hello(string build, TimeProvider time) => new(0, 0, time.GetUtcNow().ToUnixTimeMilliseconds()) { Build = build };

    public static WallNews Of(BoardPicture picture, long after, string build, TimeProvider time)
    {
        var (waited, arranged) = (time.GetElapsedTime(picture.TakenAt), picture.ArrangedIn > after);
        return new WallNews(picture.Number, after, time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            Build = after == 0 ? build : null,
            Colour = arranged ? LightWords.NameOf(picture.Colour) : null,
            Order = arranged ? picture.Order : null,
            Settings = picture.PlannedIn > after ? picture.Settings : null,
            Parts = Filled(picture.Fragments.Values.Where(f => f.Number > after).ToDictionary(f => f.Key, f => f.Html)),
            Ages = Filled(picture.Ages.Where(a => a.Value.Number > after).ToDictionary(a => a.Key, a => Of(a.Value, waited))),
        };
    }

    private static Dictionary<string, T>? Filled<T>(Dictionary<string, T> found) => found.Count > 0 ? found : null;

    private static long[] Of(TileAge age, TimeSpan waited)
    {
        var (old, every) = (age.Age is { } known ? (long)(known + waited).TotalMilliseconds : -1, (long)age.Every.TotalMilliseconds);
        return age.IsLive ? [old, every, 1] : [old, every];
    }
}
