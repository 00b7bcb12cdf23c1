namespace TapBot.Portal.Features.Wall;

/// <summary>How old the value of a tile was when the picture was made.</summary>
/// <param name="Age">The age; null when there is no value yet.</param>
/// <param name="Every">How often the source measures; zero when it does so now and then.</param>
/// <param name="IsLive">True when the value is as old as the picture, and as every one that follows.</param>
/// <param name="Number">The picture in which this began: from then on the age grows by running time, which a screen counts itself.</param>
internal readonly record struct TileAge(TimeSpan? Age, TimeSpan Every, bool IsLive, long Number);
