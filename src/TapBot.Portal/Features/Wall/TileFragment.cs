namespace TapBot.Portal.Features.Wall;

/// <summary>A piece of a board as HTML.</summary>
/// <param name="Key">Where it belongs.</param>
/// <param name="Html">What is drawn.</param>
/// <param name="Number">The picture in which it was drawn.</param>
internal sealed record TileFragment(string Key, string Html, long Number);
