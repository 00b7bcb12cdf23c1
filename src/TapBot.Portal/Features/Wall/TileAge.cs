namespace TapBot.Portal.Features.Wall;

/// <summary>How old the value of a tile was when the picture was made.</summary>
/// <param name="Age">The age; null when there is no value yet.</param>
/// <param name="Every">How often the source measures; zero when it does so now and then.</param>
internal readonly record struct TileAge(TimeSpan? Age, TimeSpan Every);
