namespace TapBot.Portal.Ui.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it shows, in the language of the reader.</param>
/// <param name="Colour">Which of the six colours of the house it has: 1 to 6.</param>
/// <param name="Unit">What its numbers count. A chart bears two units: the first one's axis is on the left, the other's on the right.</param>
/// <param name="Edge">Whether it is a line, or one of the two edges of the band around the line before it: first the lower one, then the upper one.</param>
public sealed record ChartSeries(string Name, int Colour, ChartUnit Unit = ChartUnit.Number, ChartEdge Edge = ChartEdge.None)
{
    /// <summary>True for what is drawn as a line, has a name beside the chart and a column in its table.</summary>
    public bool IsLine => Edge is ChartEdge.None;
}
