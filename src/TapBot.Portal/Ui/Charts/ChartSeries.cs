namespace TapBot.Portal.Ui.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it shows, in the language of the reader.</param>
/// <param name="Colour">Which of the six colours of the house it has: 1 to 6.</param>
/// <param name="Unit">What its numbers count. A chart bears two units: the first one's axis is on the left, the other's on the right.</param>
public sealed record ChartSeries(string Name, int Colour, ChartUnit Unit = ChartUnit.Number);
