using TapBot.Core.Figures;
using TapBot.Portal.Ui.Charts;

namespace TapBot.Portal.Features.Figures;

/// <summary>A line of a chart, and the series that it shows.</summary>
/// <param name="Series">The series.</param>
/// <param name="Name">What the line is called.</param>
/// <param name="Colour">Its colour, 1 to 6.</param>
/// <param name="Unit">What it is measured in.</param>
public sealed record HistoryLine(SeriesName Series, string Name, int Colour, ChartUnit Unit);
