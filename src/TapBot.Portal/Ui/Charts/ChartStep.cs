namespace TapBot.Portal.Ui.Charts;

/// <summary>A size from which a unit has its own word.</summary>
/// <param name="Size">How many of the smallest: 1,024 for KiB.</param>
/// <param name="Word">The word, in the language of the reader; empty for plain numbers.</param>
internal readonly record struct ChartStep(double Size, string Word);
