namespace TapBot.Core.Access;

/// <summary>A screen that has come with its secret.</summary>
/// <param name="Actor">Who it is.</param>
/// <param name="Board">The one board it shows.</param>
/// <param name="Inches">The diagonal of the screen; null when nobody said.</param>
/// <param name="Metres">How far away people stand; null when nobody said.</param>
public sealed record PairedScreen(Actor Actor, BoardName Board, double? Inches, double? Metres);
